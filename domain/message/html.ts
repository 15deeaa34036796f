import { blockToHtml, escapeHtml, font, type Palette, unbroken } from './html-blocks.ts';
import type { Letter } from './mail.ts';

const palettes: Record<Letter['tone'], Palette> = {
  calm: { accent: '#1f6f5c', panel: '#f1f6f3', border: '#d5e3dc', dark: { panel: '#22332e', border: '#3a5a4f' } },
  warning: { accent: '#b7791f', panel: '#fdf7ea', border: '#ecdcb8', dark: { panel: '#352d1c', border: '#6b5426' } },
  alarm: { accent: '#b3372f', panel: '#fcf2f1', border: '#edd0cd', dark: { panel: '#3a2423', border: '#74403c' } },
};

/** Only what cannot be inline: dark mode and small screens. Clients that ignore it show the light, 600 px letter. */
const stylesheet = ({ accent, dark }: Palette) => `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 620px) {
  .sheet { width: 100% !important; }
  .pad { padding-left: 22px !important; padding-right: 22px !important; }
  .label { display: block !important; width: auto !important; padding-bottom: 0 !important; }
  .value { display: block !important; padding-top: 0 !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background: #14181b !important; }
  .sheet { background: #1e2428 !important; border-color: #2f383d !important; }
  .ink { color: #eceff1 !important; }
  .soft { color: #a9b4ba !important; }
  .panel { background: ${dark.panel} !important; border-color: ${dark.border} !important; }
  .quote { background: #262e32 !important; border-color: ${accent} !important; }
  .line { border-color: #36424a !important; }
}
[data-ogsc] .ink { color: #eceff1 !important; }
[data-ogsc] .soft { color: #a9b4ba !important; }
`;

/** The letter as HTML every mail program lays out: tables, inline styles, 600 px. All text is escaped here. */
export function toHtml(letter: Letter, lang: string, business: string): string {
  const paragraph = `margin:0 0 16px;font:16px/1.65 ${font};color:#20282c;overflow-wrap:anywhere`;
  // Korean breaks lines between words, Chinese between characters.
  const wordBreak = lang.startsWith('ko') ? 'keep-all' : 'normal';
  const closing = letter.closing.map(escapeHtml).join('<br>');
  const footer = letter.footer.map((line) => unbroken(escapeHtml(line))).join('<br>');
  return `<!DOCTYPE html>
<html lang="${lang}" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${escapeHtml(letter.subject)}</title>
<style>${stylesheet(palettes[letter.tone])}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#eef1ef;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escapeHtml(letter.preview)}${'&#847;&zwnj;&nbsp;'.repeat(40)}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#eef1ef">
<tr><td align="center" style="padding:28px 8px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border:1px solid #dfe5e2;border-collapse:separate;border-radius:10px;overflow:hidden;word-break:${wordBreak}">
<tr><td style="height:6px;line-height:6px;font-size:0;background:${palettes[letter.tone].accent}">&nbsp;</td></tr>
<tr><td class="pad soft" style="padding:26px 40px 0;font:600 13px/1.4 ${font};letter-spacing:.02em;color:#5b6b66">${escapeHtml(business)}</td></tr>
<tr><td class="pad" style="padding:10px 40px 0"><h1 class="ink" style="margin:0;font:700 24px/1.35 ${font};color:#14201c;overflow-wrap:anywhere">${escapeHtml(letter.title)}</h1></td></tr>
<tr><td class="pad" style="padding:22px 40px 16px">
<p class="ink" style="${paragraph}">${escapeHtml(letter.greeting)}</p>
${letter.blocks.map((block) => blockToHtml(block, palettes[letter.tone])).join('\n')}
${closing ? `<p class="ink" style="${paragraph};margin-top:26px">${closing}</p>` : ''}
</td></tr>
<tr><td class="pad line soft" style="padding:18px 40px 26px;border-top:1px solid #e6ebe8;font:13px/1.65 ${font};color:#6a7873;overflow-wrap:anywhere">${footer}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</body>
</html>
`;
}
