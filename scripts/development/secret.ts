/** Signs the sessions of developers' servers; published with the source, so that no production server starts with it. */
export const developmentSecret = 'airworthy development secret, known to everybody';
