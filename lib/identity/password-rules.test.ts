import { expect, test } from 'vitest';
import { passwordProblems } from './password-rules';

const person = { name: 'Margarethe Østergård', email: 'margarethe@northwind.example' };

test.each([
  'violet anvil 1957 harbour',
  'ei7ahCh2Oox3',
  '鳥居清長北斎広重写楽歌麿春信国芳',
  'my dog Margarethe hates mondays',
])('%s will do', (password) => {
  expect(passwordProblems(password, person)).toEqual([]);
});

test.each([
  ['short', /at least 12/],
  ['elevenchars', /at least 12/],
  ['x'.repeat(201), /at most 200/],
  ['margarethe@northwind.example', /name and e-mail/],
  ['Margarethe2026!', /name and e-mail/],
  ['northwind-2026', /name and e-mail/],
  ['aaaaaaaaaaaaaa', /first passwords/],
  ['abcabcabcabcabc', /first passwords/],
  ['123456789012', /first passwords/],
  ['qwertyuiop123', /first passwords/],
  ['Password123456', /first passwords/],
  ['P@ssw0rd2026!!', /first passwords/],
  ['WelcomeWelcome1', /first passwords/],
  ['Summer-2026-!!', /first passwords/],
  ['correct horse battery staple', /first passwords/],
])('%s is refused', (password, why) => {
  expect(passwordProblems(password, person).join(' ')).toMatch(new RegExp(why.source, 'i'));
});
