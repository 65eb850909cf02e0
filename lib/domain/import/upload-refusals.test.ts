import { expect, it } from 'vitest';
import { refuse } from '../result';
import { uploadRefusalCode, uploadRefusalSentence } from './upload-refusals';

it('leads every refusal to a sentence of our own', () => {
  const unreadable = refuse('invalid', 'x', [{ code: 'unreadable-file', message: 'x' }]).refusal;
  expect(uploadRefusalCode(unreadable)).toBe('unreadable-file');
  expect(uploadRefusalCode(refuse('too-large', 'x').refusal)).toBe('too-large');
  expect(uploadRefusalCode(refuse('throttled', 'x').refusal)).toBe('other');
  expect(uploadRefusalSentence('too-large')).toContain('50 MB');
});

it('says nothing that an address made up', () => {
  for (const text of ['Call +1 555 0100', 'constructor', '', ['no-file'], undefined]) {
    expect(uploadRefusalSentence(text)).toBeNull();
  }
});
