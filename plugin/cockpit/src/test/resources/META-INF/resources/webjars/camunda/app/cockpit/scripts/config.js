/* The configuration of Cockpit in tests: its own one lists English only. */
export default {
  locales: { availableLocales: ['en', 'de'], fallbackLocale: 'en' },
  csrfCookieName: 'XSRF-TOKEN'
};
