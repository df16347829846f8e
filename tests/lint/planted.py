#!/usr/bin/env python3
"""Plants the faults of a list in documents of ours, one at a time, and tells what vanthu lint says that it didn't say
of the document before. A row: rule, half, base, edit, xml, severity, also, must_not. Usage: planted.py VANTHU LIST FOLDER"""
import json
import re
import subprocess
import sys
import unicodedata
import zipfile

# rules that are not there yet
LATER = {'F01', 'F02', 'F03', 'F04', 'F05', 'L06', 'D02'}
PART = 'word/document.xml'


def findings(vanthu, path):
    run = subprocess.run([vanthu, 'lint', '--json', '--lang', 'en', path], capture_output=True, text=True)
    lines = [json.loads(line) for line in run.stdout.splitlines() if line.startswith('{')]
    return [(f['id'], f['message']) for f in lines]


def bare(match):
    text = unicodedata.normalize('NFD', match.group(0)).replace('đ', 'd').replace('Đ', 'D')
    return ''.join(c for c in text if not unicodedata.combining(c))


def planted(xml, doc):
    """The document with the fault; None where the edit doesn't fit it."""
    if xml.startswith('@strip'):
        return re.sub(r'(?<=>)[^<]+', bare, doc)
    if xml.startswith('@nfd:'):
        new = doc.replace(xml[5:], unicodedata.normalize('NFD', xml[5:]), 1)
    elif xml.startswith('@repeat-body'):
        body = re.search(r'<w:body>(.*?)(<w:sectPr(?:(?!<w:sectPr).)*</w:sectPr>)</w:body>', doc, re.S).group(1)
        new = doc.replace(body, body + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + body, 1)
    elif xml.startswith('@'):
        return None
    else:
        new = doc
        for edit in xml.split(' ;; '):
            old, to = re.match(r'doc :: (.*?) => ?(.*)$', edit, re.S).groups()
            changed = re.sub(old, to, new, count=1, flags=re.S)
            if changed == new:
                return None
            new = changed
    return new if new != doc else None


def main():
    vanthu, listing, folder = sys.argv[1:4]
    before = {}
    for line in open(listing, encoding='utf8').read().splitlines()[1:]:
        if not line.strip():
            continue
        rule, _, base, edit, xml = line.split('\t')[:5]
        path, copy = f'{folder}/{base}.docx', f'{folder}/planted.docx'
        rule = rule.rstrip('+')
        source = zipfile.ZipFile(path)
        new = planted(xml, source.read(PART).decode())
        if rule in LATER or new is None:
            print('left out', rule, base, edit)
            continue
        with zipfile.ZipFile(copy, 'w', zipfile.ZIP_DEFLATED) as out:
            for entry in source.infolist():
                out.writestr(entry, new.encode() if entry.filename == PART else source.read(entry.filename))
        if base not in before:
            before[base] = set(findings(vanthu, path))
        said = {f[0] for f in findings(vanthu, copy) if f not in before[base]}
        print('found' if said == {rule} else f'wrong: {sorted(said)} for', rule, base, edit)


main()
