import { z } from 'zod';

/** ISO 4217 codes that a workspace may count its expected value in. */
// prettier-ignore
export const currencies = [
  'AED', 'ARS', 'AUD', 'BGN', 'BRL', 'CAD', 'CHF', 'CLP', 'CNY', 'COP', 'CZK', 'DKK', 'EGP', 'EUR', 'GBP', 'HKD', 'HUF',
  'IDR', 'ILS', 'INR', 'ISK', 'JPY', 'KES', 'KRW', 'MAD', 'MXN', 'MYR', 'NGN', 'NOK', 'NZD', 'PEN', 'PHP', 'PKR', 'PLN',
  'QAR', 'RON', 'RSD', 'SAR', 'SEK', 'SGD', 'THB', 'TRY', 'TWD', 'UAH', 'USD', 'UYU', 'VND', 'ZAR',
] as const;
export type Currency = (typeof currencies)[number];

export const currency = z.enum(currencies, { error: 'Choose a currency.' });

const names = new Intl.DisplayNames('en', { type: 'currency' });

/** `EUR – Euro`. */
export const currencyLabel = (code: string): string => `${code} – ${names.of(code)}`;
