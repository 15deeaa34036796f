import PostalMime, { type Email } from 'postal-mime';
import type { AwsResponse, LocalPage, Runtime } from '../../service.ts';
import { inboxPage } from './inbox-page.ts';
import { mailPage } from './mail-page.ts';
import type { Sending } from './sending.ts';
import type { MailStore, StoredMail } from './store.ts';

/** How many mails the page shows; the JSON takes `?limit=`. */
const SHOWN = 200;

/**
 * The inbox: every mail accepted, newest first.
 *
 * - `GET inbox?to=part-of-an-address`: page, or JSON (`?format=json`, or Accept) `[{ id, at, from, to, subject,
 *   messageId, headers, text, html, tags, configurationSet, status }]`; `at` is ISO 8601 on the runtime's clock, header
 *   names are in lower case
 * - `GET inbox/:id`: page, or JSON of one
 * - `GET inbox/:id/raw`: the message as its recipients get it; `GET inbox/:id/attachments/:index`
 * - `DELETE inbox`: empties it
 */
export function inboxPages(
  { clock, stackName }: Pick<Runtime, 'clock' | 'stackName'>,
  store: MailStore,
  sending: Sending,
): Record<string, LocalPage> {
  async function asJson(mail: StoredMail) {
    const email = await PostalMime.parse(mail.raw);
    return {
      id: mail.id,
      at: new Date(mail.at).toISOString(),
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      messageId: sending.messageIdHeader(mail.id),
      headers: Object.fromEntries(email.headers.map(({ key, value }) => [key, value])),
      text: email.text ?? null,
      html: email.html ?? null,
      tags: mail.tags,
      configurationSet: mail.configurationSet ?? null,
      status: mail.status,
    };
  }

  function withMail(page: (mail: StoredMail, request: Parameters<LocalPage>[0]) => Promise<AwsResponse>): LocalPage {
    return async (request) => {
      const mail = store.find(request.params.id!);
      return mail
        ? page(mail, request)
        : { status: 404, headers: JSON_TYPE, body: '{"message":"There is no such mail."}' };
    };
  }

  return {
    async 'GET inbox'(request) {
      const to = request.query.get('to') ?? '';
      if (!wantsJson(request)) {
        const mails = store.newest(to, SHOWN);
        return html(inboxPage({ stackName, mails, to, total: store.count(to), now: clock.now() }));
      }
      const limit = request.query.get('limit');
      if (limit !== null && !/^\d{1,9}$/.test(limit)) {
        return { status: 400, headers: JSON_TYPE, body: '{"message":"limit must be a whole number."}' };
      }
      const mails = store.newest(to, limit === null ? -1 : Number(limit));
      return json(await Promise.all(mails.map(asJson)));
    },

    'GET inbox/:id': withMail(async (mail, request) => {
      if (wantsJson(request)) return json(await asJson(mail));
      return html(mailPage(stackName, mail, await PostalMime.parse(mail.raw)));
    }),

    'GET inbox/:id/raw': withMail(async (mail) => ({
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
      body: mail.raw,
    })),

    'GET inbox/:id/attachments/:index': withMail(async (mail, { params }) => {
      const attachment: Email['attachments'][number] | undefined = (await PostalMime.parse(mail.raw)).attachments[
        Number(params.index)
      ];
      if (!attachment) return { status: 404, headers: JSON_TYPE, body: '{"message":"There is no such attachment."}' };
      const name = encodeURIComponent(attachment.filename ?? 'attachment');
      return {
        status: 200,
        headers: {
          'content-type': attachment.mimeType,
          'content-disposition': `attachment; filename*=UTF-8''${name}`,
          'x-content-type-options': 'nosniff',
        },
        body: Buffer.from(attachment.content as Uint8Array),
      };
    }),

    'DELETE inbox'() {
      store.clear();
      return { status: 204, body: '' };
    },
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

function wantsJson({ query, headers }: Parameters<LocalPage>[0]): boolean {
  return query.get('format') === 'json' || (headers.accept?.includes('application/json') ?? false);
}

function json(body: unknown): AwsResponse {
  return { status: 200, headers: JSON_TYPE, body: JSON.stringify(body) };
}

function html(body: string): AwsResponse {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
