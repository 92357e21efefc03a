#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every excerpt of the bundled timeline against the article that it is from.

    DATELINE_ARTICLES=FOLDER test-excerpts.py TIMELINE

The articles are not ours to ship. Where the folder is not named the test is skipped (exit 77). With it: every
excerpt is in its article character for character, none is longer than 40 words, none bridges a hole of the saved
page, and all together are under 20 % of each article's words. The share of each article is printed.
"""

import json
import os
import pathlib
import re
import sys

ARTICLES = {
    'hudson': '002_f8e87ab2564e23d4.txt',
    'cnn-copy': '001_4757bf09be8f7f61.txt',
    'cnn-copy-document': '001_4757bf09be8f7f61.txt',
    'follow-up': '000_17d42406f8e0090f.txt',
}
# Where the saved page of Hudson's article lacks words: the text before and after each hole.
HOLES = {
    '002_f8e87ab2564e23d4.txt': [
        ('wanted to move the bilateral relationship, the', 'US anger over'),
        ('it has done little to pressure the', 'risk-averse national security'),
    ],
}
# Words that an altered copy put into people's mouths: never to be shown as speech.
GARBLED = ('also also', '“')
SHARE_MAX = 0.20
WORDS_MAX = 40
# So many words in a row outside an excerpt are a quotation too, and would go uncounted.
OWN_WORDS_RUN = 8

failures = []


def check(condition, message):
    if not condition:
        failures.append(message)


def words(text):
    return len(text.split())


def plain_words(text):
    return re.findall(r"[a-z0-9]+(?:['’][a-z]+)?", text.lower())


def quotations(value):
    """Every citation with a quotation, wherever it stands."""
    if isinstance(value, dict):
        if 'quote' in value:
            yield value['source'], value['quote']
        for member in value.values():
            yield from quotations(member)
    elif isinstance(value, list):
        for member in value:
            yield from quotations(member)


def own_texts(value, key=''):
    """Every text of ours: all strings but the excerpts, and the sources' own records."""
    if isinstance(value, dict):
        for name, member in value.items():
            if name not in ('quote', 'sources'):
                yield from own_texts(member, name)
    elif isinstance(value, list):
        for member in value:
            yield from own_texts(member, key)
    elif isinstance(value, str):
        yield value


def holes_of(name, text):
    for before, after in HOLES.get(name, []):
        start = text.index(before) + len(before)
        yield start, text.index(after, start)


def find(text, quote):
    """Where the quotation stands, told apart by its prefix and suffix where it stands more than once."""
    exact, prefix, suffix = quote['exact'], quote.get('prefix', ''), quote.get('suffix', '')
    places = [m.start() for m in re.finditer('(?=' + re.escape(exact) + ')', text)
              if text[:m.start()].endswith(prefix) and text[m.start() + len(exact):].startswith(suffix)]
    return places


def merge(spans):
    result = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def main():
    folder = os.environ.get('DATELINE_ARTICLES')
    if not folder or not pathlib.Path(folder).is_dir():
        print('skipped: DATELINE_ARTICLES does not name the folder of the articles')
        return 77
    texts = {name: (pathlib.Path(folder) / name).read_bytes().decode('utf-8') for name in set(ARTICLES.values())}
    story = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8'))

    spans = {name: set() for name in texts}
    seen = list(quotations(story))
    check(len(seen) > 20, f'only {len(seen)} quotations were found')
    for source, quote in seen:
        name = ARTICLES[source]
        exact = quote['exact']
        places = find(texts[name], quote)
        check(len(places) == 1, f'{source}: stands {len(places)} times, not once: {exact!r}')
        check(words(exact) <= WORDS_MAX, f'{source}: {words(exact)} words: {exact!r}')
        if name == ARTICLES['cnn-copy']:
            check(not any(mark in exact for mark in GARBLED), f'{source}: garbled, or speech: {exact!r}')
        for place in places:
            end = place + len(exact)
            for hole_start, hole_end in holes_of(name, texts[name]):
                check(end <= hole_start or place >= hole_end, f'{source}: bridges a hole of the page: {exact!r}')
            spans[name].add((place, end))

    for name, text in sorted(texts.items()):
        merged = merge(spans[name])
        quoted = sum(words(text[start:end]) for start, end in merged)
        share = quoted / words(text)
        print(f'{name}: {len(merged)} excerpts, {quoted} of {words(text)} words quoted, {share:.1%}')
        check(share < SHARE_MAX, f'{name}: {share:.1%} is quoted')

    # Our own titles, summaries and notes are our own words, or words that are counted above.
    counted = [plain_words(quote['exact']) for _, quote in seen]
    counted = {tuple(run[i:i + OWN_WORDS_RUN]) for run in counted for i in range(len(run))}
    runs = set()
    for text in texts.values():
        article = plain_words(text)
        runs.update(tuple(article[i:i + OWN_WORDS_RUN]) for i in range(len(article) - OWN_WORDS_RUN + 1))
    for text in own_texts(story):
        own = plain_words(text)
        for i in range(len(own) - OWN_WORDS_RUN + 1):
            run = tuple(own[i:i + OWN_WORDS_RUN])
            check(run not in runs or run in counted, f'taken over uncounted: {" ".join(run)!r}')

    for failure in failures:
        print('FAILED', failure)
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
