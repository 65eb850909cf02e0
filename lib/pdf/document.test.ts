import { describe, expect, it } from 'vitest';
import type { Block } from '@/lib/domain/document';
import { readPdf } from '@/lib/testing/pdf-text';
import { pdfOf } from './document';

const about = { title: 'T', author: 'W', createdAt: new Date('2026-11-26T10:00:00Z'), foot: 'Meridian · CS-5' };
const read = async (...blocks: Block[]) => readPdf(await pdfOf(blocks, about));
const text = (words: string): Block => ({ kind: 'text', text: words });

describe('pdfOf', () => {
  it.each([
    'François Müller, Łukasz Żółć, Şükrü, Đặng Thị Hương, Nguyễn',
    'Ольга Ковалёва, Її',
    'Ελένη Παπαδοπούλου',
    '<script>alert(1)</script> & "quotes" (brackets) \\ ‘so’ – 5 × 4 €',
  ])('says what it was given: %s', async (words) => {
    expect((await read(text(words))).text).toContain(words);
  });

  it('marks what its typeface does not have, and goes on', async () => {
    expect((await read(text('王小明 (Wang) 😀\ufe0f שלום end'))).text).toContain('??? (Wang) ? ???? end');
    expect((await read(text('5 → 4 ≥ 3'))).text).toContain('5 -> 4 >= 3');
  });

  it('breaks what is long, by words and within them, over as many pages as it takes', async () => {
    const long = Array.from({ length: 100 }, (_, index): Block => ({
      kind: 'fact',
      label: `Item ${index + 1}`,
      value: `${'a sentence that is repeated '.repeat(15)}${'x'.repeat(400)} end of ${index + 1}`,
    }));
    const { text: all, pages } = await read({ kind: 'title', text: 'Long' }, ...long);
    expect(pages).toBeGreaterThan(5);
    expect(all).toContain('end of 100');
    expect(all).toContain(`Page ${pages} of ${pages}`);
    expect(all.replaceAll('\n', '').match(/x/g)?.length).toBeGreaterThanOrEqual(100 * 400);
  });

  it('keeps a file inside', async () => {
    const attachment = { name: 'c.json', type: 'application/json', content: '{"name":"王小明"}' };
    expect(readPdf(await pdfOf([text('See inside.')], { ...about, attachment })).attachments).toEqual([
      attachment.content,
    ]);
  });

  it('takes nothing at all', async () => {
    expect((await read()).pages).toBe(1);
    expect((await read(text(''), { kind: 'fact', label: '', value: '' })).pages).toBe(1);
  });
});
