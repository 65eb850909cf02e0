import { createLoader, createParser, createSerializer, parseAsBoolean } from 'nuqs/server';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const parsers = {
  /** Only what was told before this one. */
  before: createParser<string>({ parse: (text) => (uuid.test(text) ? text : null), serialize: (id) => id }),
  unread: parseAsBoolean.withDefault(false),
};

export const readNotificationsSearch = createLoader(parsers);
export const notificationsQuery = createSerializer(parsers);
