import { mix, readableOn } from '../colour.ts';
import { blockToHtml, font, type Palette } from './html-blocks.ts';
import type { Letter } from './mail.ts';
import { escapeHtml, type Links, richText } from './rich-text.ts';

const tones = { calm: '#1f6f5c', warning: '#b7791f', alarm: '#b3372f' } as const;
const night = '#1e2428';

/** The colours of a tone, from its accent: the panel of what matters most, by day and in the dark. */
function paletteOf({ tone, brand }: Letter): Palette {
  const accent = (tone === 'calm' && brand?.colour) || tones[tone];
  return {
    accent,
    panel: mix(accent, '#ffffff', 0.94),
    border: mix(accent, '#ffffff', 0.82),
    dark: { accent: readableOn(night, accent), panel: mix(accent, night, 0.85), border: mix(accent, night, 0.55) },
  };
}

/** Only what cannot be inline: dark mode and small screens. Clients that ignore it show the light, 600 px letter. */
const stylesheet = ({ dark }: Palette) => `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 620px) {
  .sheet { width: 100% !important; }
  .pad { padding-left: 22px !important; padding-right: 22px !important; }
  .label { display: block !important; width: auto !important; padding-bottom: 0 !important; }
  .value { display: block !important; padding-top: 0 !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background: #14181b !important; }
  .sheet { background: ${night} !important; border-color: #2f383d !important; }
  .ink { color: #eceff1 !important; }
  .soft { color: #a9b4ba !important; }
  .panel { background: ${dark.panel} !important; border-color: ${dark.border} !important; }
  .quote { background: #262e32 !important; border-color: ${dark.accent} !important; }
  .line { border-color: #36424a !important; }
  .logo { background: #ffffff !important; padding: 6px !important; border-radius: 6px !important; }
}
[data-ogsc] .ink { color: #eceff1 !important; }
[data-ogsc] .soft { color: #a9b4ba !important; }
`;

/** Outlook for Windows: pictures at their size on every screen, no gaps beside tables, and not Times for unknown fonts. */
const outlook = `<!--[if mso]>
<noscript><xml><o:OfficeDocumentSettings><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml></noscript>
<style>table{border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt}body,table,td,th,p,h1,h2,a,span,small{font-family:'Segoe UI','Malgun Gothic','Microsoft YaHei',Arial,sans-serif !important}</style>
<![endif]-->`;

/**
 * The letter as HTML every mail program lays out: tables, inline styles, 600 px. All text is escaped here.
 * @param links what it names that can be tapped
 */
export function toHtml(letter: Letter, lang: string, business: string, links: Links): string {
  const palette = paletteOf(letter);
  // Korean breaks lines between words, Chinese between characters; what is longer than a line breaks anywhere.
  const breaks = `${lang.startsWith('ko') ? 'word-break:keep-all' : 'word-break:break-word'};word-wrap:break-word;overflow-wrap:anywhere`;
  const text = `margin:0 0 16px;font:16px/1.65 ${font};color:#20282c`;
  const rich = (line: string) => richText(line, links);
  const row = (content: string, style: string, name = 'pad') =>
    content && `<tr><td class="${name}" style="${style}">${content}</td></tr>`;
  const title =
    letter.title &&
    `<h1 class="ink" style="margin:0;font:700 24px/1.35 ${font};color:#14201c">${escapeHtml(letter.title)}</h1>`;
  const greeting = letter.greeting && `<p class="ink" style="${text}">${escapeHtml(letter.greeting)}</p>`;
  const closing =
    letter.closing.length > 0
      ? `<p class="ink" style="${text};margin-top:26px">${letter.closing.map(escapeHtml).join('<br>')}</p>`
      : '';
  return `<!DOCTYPE html>
<html lang="${lang}" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="x-apple-disable-message-reformatting">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="date=no,address=no">
<title>${escapeHtml(letter.subject)}</title>
${outlook}
<style>${stylesheet(palette)}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#eef1ef;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escapeHtml(letter.preview)}${'&#847;&zwnj;&nbsp;'.repeat(40)}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#eef1ef">
<tr><td align="center" style="padding:28px 8px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed;max-width:600px;background:#ffffff;border:1px solid #dfe5e2;border-collapse:separate;border-radius:10px;overflow:hidden;${breaks}">
<tr><td style="height:6px;line-height:6px;font-size:0;background:${palette.accent}">&nbsp;</td></tr>
${row(head(letter, business), `padding:26px 40px 0;font:600 13px/1.4 ${font};letter-spacing:.02em;color:#5b6b66`, 'pad soft')}
${row(title, 'padding:10px 40px 0')}
<tr><td class="pad" style="padding:22px 40px 16px">
${greeting}
${letter.blocks.map((block) => blockToHtml(block, palette, links)).join('\n')}
${closing}
</td></tr>
<tr><td class="pad line soft" style="padding:18px 40px 26px;border-top:1px solid #e6ebe8;font:13px/1.65 ${font};color:#6a7873">${letter.footer.map(rich).join('<br>')}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</body>
</html>
`;
}

/** Whose letter it is: the logo, which says the name where pictures are not shown, or the name. */
function head({ brand }: Letter, business: string): string {
  if (!brand?.logo) return escapeHtml(business);
  const { url, alt } = brand.logo;
  return `<img class="logo" src="${escapeHtml(url)}" alt="${escapeHtml(alt)}" height="40" style="display:block;height:40px;width:auto;max-width:100%;border:0;font:600 16px/40px ${font};color:#20282c">`;
}
