# SPDX-License-Identifier: GPL-3.0-or-later
"""Every option that the program says it has stands in its manual page, and is completed by every shell.

usage: test-options.py SOURCE_ROOT DATELINE
"""
import pathlib
import re
import subprocess
import sys
import unittest

root, dateline = pathlib.Path(sys.argv[1]), sys.argv[2]


def read_options(command):
    said = subprocess.run([dateline, command, '--help'], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r'^\s+(?:-\w, )?--([a-z-]+)', said, re.MULTILINE)) - {'help', 'version'}


class Options(unittest.TestCase):
    def check(self, path, before):
        text = (root / path).read_text().replace('\\-', '-')
        known = set(re.findall(before + r'([a-z][a-z-]*)', text))
        self.assertEqual(sorted(read_options('export') - known), [])

    def test_there_are_options(self):
        self.assertIn('output', read_options('export'))

    def test_manual_page(self):
        self.check('data/dateline.1', '--')

    def test_bash(self):
        self.check('data/completions/dateline.bash', '--')

    def test_zsh(self):
        self.check('data/completions/_dateline', '--')

    def test_fish(self):
        self.check('data/completions/dateline.fish', '-l ')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
