#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest against meson.build, and against what a reviewer would refuse.

    test-manifest.py SOURCE_ROOT APP_ID PROGRAM

flatpak-builder drops a key that it does not know without a word, so the keys are looked at here. The application id
stands in meson.build and in the manifest; that it stands in no other file of ours is looked at too.
"""

import json
import os
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(sys.argv[1])
APP_ID = sys.argv[2]
PROGRAM = sys.argv[3]
FOLDERS = ('data', 'src', 'ui', 'tests', 'tools', 'po')

# Of flatpak-manifest(5), those that we have a use for.
KEYS = ['id', 'runtime', 'runtime-version', 'sdk', 'command', 'finish-args', 'cleanup', 'modules']
MODULE_KEYS = ['name', 'buildsystem', 'builddir', 'config-opts', 'run-tests', 'cleanup', 'sources']
SOURCE_KEYS = ['type', 'path', 'skip', 'url', 'tag', 'commit']
PERMISSIONS = ['--socket=wayland', '--socket=fallback-x11', '--share=ipc', '--device=dri']


class Manifest(unittest.TestCase):
    def setUp(self):
        self.path = ROOT / 'flatpak' / f'{APP_ID}.json'
        self.text = self.path.read_text(encoding='utf-8')
        self.manifest = json.loads(self.text)

    def test_id_is_that_of_the_build(self):
        self.assertEqual(self.manifest['id'], APP_ID)
        self.assertEqual(self.manifest['command'], PROGRAM)

    def test_keys_are_known_and_in_order(self):
        for item, keys in [(self.manifest, KEYS)] + [(m, MODULE_KEYS) for m in self.manifest['modules']] + \
                [(s, SOURCE_KEYS) for m in self.manifest['modules'] for s in m['sources']]:
            self.assertEqual(list(item), [key for key in keys if key in item])
        self.assertTrue(self.text.endswith('}\n'))

    def test_permissions_are_the_four_least(self):
        self.assertEqual(self.manifest['finish-args'], PERMISSIONS)

    def test_id_is_acceptable(self):
        parts = APP_ID.split('.')
        self.assertIn(len(parts), (4, 5))
        for part in parts[:-1]:
            self.assertRegex(part, r'^[a-z_][a-z0-9_]*$')
        self.assertRegex(parts[-1], r'^[A-Z][A-Za-z0-9]*$')

    def test_id_stands_in_no_other_file(self):
        found = [str(path.relative_to(ROOT)) for folder in FOLDERS for top, _, names in os.walk(ROOT / folder)
                 for path in (pathlib.Path(top) / name for name in names)
                 if re.search(rb'io\.github\.dateline_app\.Dateline|/io/github/dateline_app/Dateline',
                              path.read_bytes())]
        self.assertEqual([name for name in found if name != 'tests/data/test-manifest.py'], [])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
