/**
 * The long ones among the passwords that leaks hold most often (shorter ones are refused for their length), and the words
 * that people build such passwords from.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `123456789012 1234567890123 123456789123 1234567891011 123123123123 111111111111 000000000000 987654321098
  1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv zaq12wsxcde3 qwertyuiop12 qwertyuiop123 qwerty123456
  qwerty1234567 qwertyuiopasdf asdfghjkl123 asdfghjklzxc zxcvbnmasdfg q1w2e3r4t5y6 qazwsxedcrfv 1a2b3c4d5e6f abcd12345678
  abc123abc123 abcdefgh1234 123456abcdef 123456qwerty 12345qwert12 1234qwerasdf qwer1234asdf asdf1234qwer
  correcthorsebatterystaple correct-horse-battery-staple trustno1trustno1 letmeinletmein
  iloveyou1234 iloveyouforever ilovemyfamily chocolate123 unbelievable internet1234 manchesterunited liverpoolfc123
  princess1234 sunshine1234 superman1234 michael12345 jordan123456 football1234 baseball1234 dragon123456 monkey123456
  administrator administrator1 adminadminadmin welcomewelcome changeme1234 changemechangeme temporary123 passwordpassword
  thisismypassword mypassword123 nopassword123 passw0rdpassw0rd defaultpassword secretsecret`
    .split(/\s+/)
    // Some have spaces of their own.
    .concat('correct horse battery staple'),
);

export const commonWords: readonly string[] = [
  'airworthy',
  'password',
  'passwort',
  'kennwort',
  'motdepasse',
  'contrasena',
  'letmein',
  'welcome',
  'willkommen',
  'bienvenue',
  'changeme',
  'administrator',
  'admin',
  'qwertyuiop',
  'qwertz',
  'qwerty',
  'azerty',
  'iloveyou',
  'football',
  'baseball',
  'superman',
  'sunshine',
  'princess',
  'dragon',
  'monkey',
  'master',
  'shadow',
  'secret',
  'summer',
  'winter',
  'spring',
  'autumn',
  'company',
  'january',
  'february',
  'march',
  'april',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
