#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundled timeline and the example against the JSON Schema, and the rules that a schema cannot say.

    test-schema.py DATA_DIR TESTS_DATA_DIR [--dateline PROGRAM]

With PROGRAM every date goes through `dateline date` as well: the schema only limits the characters of a date.
"""

import argparse
import collections
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import unittest

import jsonschema

parser = argparse.ArgumentParser()
parser.add_argument('data', type=pathlib.Path)
parser.add_argument('tests', type=pathlib.Path)
parser.add_argument('--dateline')
options = parser.parse_args()

SHORT_TITLE_MAX = 36
EVENTS = range(45, 71)
EVENTS_OF_2017_MAX = 55
EVENTS_OF_LANE_AND_DAY_MAX = 9
LANES = range(5, 8)
LINK_TYPES = {'prompted', 'responds-to', 'announces', 'continues', 'contradicts'}


def unique_pairs(pairs):
    """An object of I-JSON has no member twice."""
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError(f'a member stands twice among {[key for key, _ in pairs]}')
    return result


def load(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file, object_pairs_hook=unique_pairs)


def edtf_of(when):
    """The EDTF strings of a `when`, which is one or an object of them."""
    if isinstance(when, str):
        return [when]
    return [when[key] for key in ('edtf', 'start', 'end') if key in when and when[key] != '..']


def walk(value):
    """Every object in a JSON value, itself included."""
    if isinstance(value, dict):
        yield value
        for member in value.values():
            yield from walk(member)
    elif isinstance(value, list):
        for member in value:
            yield from walk(member)


SCHEMA = load(options.data / 'dateline-1.0.schema.json')
STORY = load(options.data / 'timelines' / 'reset-2017.dateline')
HARBOUR = load(options.data / 'timelines' / 'harbour-bridge.dateline')
EXAMPLE = load(options.tests / 'example.dateline')


class Schema(unittest.TestCase):
    def validate(self, document):
        validator = jsonschema.Draft202012Validator(SCHEMA)
        errors = [f'{"/".join(map(str, e.absolute_path))}: {e.message}' for e in validator.iter_errors(document)]
        self.assertEqual(errors, [])

    def test_schema_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_story_is_valid(self):
        self.validate(STORY)

    def test_example_is_valid(self):
        self.validate(EXAMPLE)

    def test_harbour_is_valid(self):
        self.validate(HARBOUR)

    def test_a_broken_story_is_not_valid(self):
        broken = json.loads(json.dumps(STORY))
        broken['events'][0]['status'] = 'perhaps'
        with self.assertRaises(AssertionError):
            self.validate(broken)


class References(unittest.TestCase):
    """What refers to something finds it, in both files."""

    def check(self, document):
        ids = {kind: [str(item['id']) for item in document.get(kind, [])]
               for kind in ('lanes', 'actors', 'sources', 'events')}
        for kind, names in ids.items():
            self.assertEqual(len(names), len(set(names)), f'an id stands twice in {kind}')
        used = collections.defaultdict(set)
        for event in document['events']:
            used['lanes'].add(event['lane'])
            used['actors'].update(a if isinstance(a, str) else a['actor'] for a in event.get('actors', []))
        used['lanes'].update(p['lane'] for p in document.get('periods', []) if 'lane' in p)
        used['lanes'].update(document.get('view', {}).get('hiddenLanes', []))
        for link in document.get('links', []):
            used['events'].update((link['from'], link['to']))
        cited = set()
        for item in walk([document['events'], document.get('links', [])]):
            if isinstance(item.get('source'), str):
                cited.add(item['source'])
            if isinstance(item.get('by'), str):
                used['actors'].add(item['by'])
        used['sources'] = cited | {s for source in document['sources'] for s in source.get('basedOn', [])}
        for kind, names in used.items():
            self.assertEqual(names - set(ids[kind]), set(), f'unknown in {kind}')
        return ids, used

    def test_example_resolves(self):
        self.check(EXAMPLE)

    def test_harbour_resolves_and_has_nothing_unused(self):
        ids, used = self.check(HARBOUR)
        for kind in ('lanes', 'actors', 'sources'):
            self.assertEqual(set(ids[kind]) - used[kind], set(), f'never used in {kind}')

    def test_texts_are_those_that_were_saved(self):
        for source in HARBOUR['sources']:
            text = (options.data / 'timelines' / source['text']).read_bytes()
            if 'textSha256' in source:
                self.assertEqual(hashlib.sha256(text).hexdigest(), source['textSha256'])

    def test_story_resolves_and_has_nothing_unused(self):
        ids, used = self.check(STORY)
        for kind in ('lanes', 'actors', 'sources'):
            self.assertEqual(set(ids[kind]) - used[kind], set(), f'never used in {kind}')

    def test_link_and_plan_ids_are_unique(self):
        ids = [plan['id'] for event in STORY['events'] for plan in event.get('plans', [])]
        ids += [link['id'] for link in STORY['links']]
        self.assertEqual(len(ids), len(set(ids)))


class Story(unittest.TestCase):
    """The rules of the bundled timeline itself."""

    def test_counts(self):
        events = STORY['events']
        self.assertIn(len(events), EVENTS)
        self.assertIn(len(STORY['lanes']), LANES)
        in_2017 = [e for e in events if '2017' in json.dumps([e.get('when'), e.get('plans')])]
        self.assertLessEqual(len(in_2017), EVENTS_OF_2017_MAX)
        days = collections.Counter()
        for event in events:
            if 'when' in event:
                days.update((event['lane'], day) for day in
                            set(re.findall(r'\d{4}-\d\d-\d\d', ' '.join(edtf_of(event['when'])))))
        self.assertLessEqual(max(days.values()), EVENTS_OF_LANE_AND_DAY_MAX, days.most_common(3))

    def test_every_event_is_complete(self):
        for event in STORY['events']:
            with self.subTest(event=event['id']):
                for member in ('shortTitle', 'description', 'dateBasis', 'lane', 'status', 'assessment', 'importance'):
                    self.assertIn(member, event)
                self.assertLessEqual(len(event['shortTitle']), SHORT_TITLE_MAX)
                self.assertTrue(event['citations'], 'an event without a citation')
                self.assertLessEqual(len(re.findall(r'[.?!](?:\s|$)', event['description'])), 3 + 1,
                                     'a description is one to three sentences')
                if event['status'] in ('proposed', 'planned'):
                    self.assertNotIn('when', event, 'what is only proposed or planned has not happened')

    def test_titles_are_unique(self):
        for member in ('title', 'shortTitle'):
            seen = collections.Counter(event[member] for event in STORY['events'])
            self.assertEqual([title for title, n in seen.items() if n > 1], [])

    def test_nothing_stands_twice(self):
        bodies = [json.dumps({k: v for k, v in e.items() if k != 'id'}, sort_keys=True) for e in STORY['events']]
        self.assertEqual(len(bodies), len(set(bodies)))
        for holder in STORY['events'] + STORY['links']:
            citations = [json.dumps(c, sort_keys=True) for c in holder['citations']]
            self.assertEqual(len(citations), len(set(citations)), holder['id'])

    def test_every_link_is_cited(self):
        for link in STORY['links']:
            with self.subTest(link=link['id']):
                self.assertTrue(link['citations'])
                self.assertIn(link['type'], LINK_TYPES)
                self.assertNotEqual(link['from'], link['to'])

    def test_steps_have_a_plan_and_no_outcome(self):
        steps = [e for e in STORY['events'] if e['status'] == 'proposed']
        self.assertGreaterEqual(len(steps), 5)
        for event in steps:
            with self.subTest(event=event['id']):
                for plan in event['plans']:
                    self.assertNotIn('state', plan, 'no article says what became of one single step')
                    self.assertIn('statedOn', plan)

    def test_examples_of_each_kind_are_there(self):
        """What the reader of the program should be able to see in the bundled story."""
        events = STORY['events']
        quoted = [any('quote' in c for c in e['citations']) for e in events]
        self.assertIn(False, quoted, 'an event that is cited by pointer alone')
        assessments = {e['assessment'] for e in events}
        self.assertLessEqual({'confirmed', 'reported', 'alleged', 'disputed', 'denied', 'inferred'}, assessments)
        stances = {c.get('stance', 'reports') for e in events for c in e['citations']}
        self.assertLessEqual({'reports', 'confirms', 'denies', 'declines', 'plans', 'disputes', 'mentions'}, stances)
        self.assertTrue(any('when' in c for e in events for c in e['citations']), 'a date as another source has it')
        self.assertLessEqual({'met', 'moved', 'standing', None},
                             {p.get('state') for e in events for p in e.get('plans', [])})
        dates = ' '.join(d for e in events if 'when' in e for d in edtf_of(e['when']))
        for form in ('~', '[', '/', 'T12:14'):
            self.assertIn(form, dates)
        self.assertTrue(any(link['assessment'] == 'disputed' for link in STORY['links']))
        named = {s['id'] for s in STORY['sources'] if 'author' in s or 'container-title' in s}
        self.assertTrue(any(not named & {c['source'] for c in e['citations']} for e in events),
                        'an event that rests on unnamed sources alone')

    def test_sources_are_attributed(self):
        for source in STORY['sources']:
            with self.subTest(source=source['id']):
                for member in ('title', 'issued', 'note'):
                    self.assertIn(member, source)
                if source.get('container-title') == 'CNN':
                    self.assertIn('text as found in an altered copy', source['note'].lower())

    def test_start_here_and_the_licence_of_the_excerpts(self):
        self.assertIn('not under this project’s licence', STORY['description'])
        self.assertEqual(STORY['view']['foldEmptyTime'], True)


class Dates(unittest.TestCase):
    def test_every_date_is_read(self):
        if not options.dateline:
            self.skipTest('no program was named')
        dates = {STORY['view']['from'], STORY['view']['to']}
        for item in walk([STORY, EXAMPLE]):
            for member in ('when', 'on', 'statedOn'):
                if member in item:
                    dates.update(edtf_of(item[member]))
        dates = sorted(dates)
        self.assertGreater(len(dates), 20)
        run = subprocess.run([options.dateline, 'date', *dates, '2017-13'], capture_output=True, encoding='utf-8')
        answers = dict(line.split('\t')[:2] for line in run.stdout.splitlines())
        self.assertEqual({d: answers.get(d) for d in dates}, {d: 'valid' for d in dates})
        self.assertNotEqual(answers['2017-13'], 'valid')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
