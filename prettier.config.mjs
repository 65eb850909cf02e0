/** @type {import('prettier').Config} */
export default {
  printWidth: 120,
  singleQuote: true,
  trailingComma: 'all',
  overrides: [
    {
      // Only where there are classes to sort: the plugin reads the whole stylesheet.
      files: '*.tsx',
      options: { plugins: ['prettier-plugin-tailwindcss'], tailwindStylesheet: './app/globals.css' },
    },
  ],
};
