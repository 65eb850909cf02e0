import { answerCommand } from '@/lib/actions/answer-command';

// The body is read by the command's own limits.
export const config = { api: { bodyParser: false } };

/**
 * The same commands as the forms, for scripts: `POST {…}` as JSON, or a form with files. In the pages router, whose handlers get Node's request and
 * response as they are: to make a Request and a Response of them takes as long as a bare transaction (docs/decisions/0078-commands-past-the-app-router.md).
 */
export default answerCommand;
