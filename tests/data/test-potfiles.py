#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with words for people is listed once in po/POTFILES, in order, and exists: else no translator sees them.

    test-potfiles.py SOURCE_ROOT
"""

import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(sys.argv[1])
MARKED = re.compile(r'(?<![A-Za-z0-9_])(?:_|N_|C_|NC_|ngettext|g_dngettext) ?\(\s*"')


class Potfiles(unittest.TestCase):
    def setUp(self):
        self.listed = (ROOT / 'po' / 'POTFILES').read_text(encoding='utf-8').split()

    def test_each_file_is_listed_once_in_order(self):
        self.assertEqual(self.listed, sorted(set(self.listed)))

    def test_each_listed_file_exists(self):
        self.assertEqual([name for name in self.listed if not (ROOT / name).is_file()], [])

    def test_each_file_with_marked_words_is_listed(self):
        sources = [path for path in ROOT.glob('src/**/*.c') if MARKED.search(path.read_text(encoding='utf-8'))]
        templates = [path for path in ROOT.glob('ui/*.ui') if 'translatable="yes"' in path.read_text(encoding='utf-8')]
        found = [str(path.relative_to(ROOT)) for path in sources + templates]
        self.assertEqual(sorted(set(found) - set(self.listed)), [])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
