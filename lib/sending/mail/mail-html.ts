import { escapeHtml } from "#lib/base/escape-html.ts";
import type { MailContent } from "./mail-content.ts";
import { lightened, mailStyles, palette } from "./mail-styles.ts";

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const table = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

/**
 * The HTML body: one column of at most 600 px, of tables, as mail programs of all ages draw them alike. Nothing depends
 * on a picture, a colour or a style sheet being there.
 */
export function mailHtml(content: MailContent): string {
  const { language, text, signature, accent } = content;
  const parts = [
    headOf(content),
    paragraphs(text),
    factsTable(content),
    button(content),
    signature && `<div style="margin:24px 0 0">${paragraphs(signature)}</div>`,
    footer(content),
  ];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<style>${mailStyles(lightened(accent))}</style>
</head>
<body class="ground" style="margin:0;padding:0;background:${palette.ground};${font};font-size:16px;line-height:1.5">
<table ${table} class="ground" style="background:${palette.ground}"><tr><td align="center" style="padding:24px 12px">
<!--[if mso]><table role="presentation" width="600"><tr><td><![endif]-->
<table ${table} class="card" style="max-width:600px;background:${palette.card};border:1px solid ${palette.line};border-top:4px solid ${accent};border-radius:8px">
<tr><td class="inside ink" align="left" style="padding:28px 32px;color:${palette.ink};word-break:break-word;overflow-wrap:anywhere">
${parts.filter(Boolean).join("\n")}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
}

// The logo has a white ground of its own: one of dark letters stays legible on a dark screen.
function headOf({ sender: { name, logo }, accent }: MailContent): string {
  const name18 = `color:${accent};font-size:18px;font-weight:600`;
  if (!logo) return `<p class="accent" style="margin:0 0 20px;${name18}">${escapeHtml(name)}</p>`;
  const { picture, height } = logo;
  return `<p class="accent" style="margin:0 0 20px;${name18}"><img class="logo" src="cid:${picture.cid}" height="${height}" alt="${escapeHtml(name)}" style="border:0;max-width:100%;color:${accent};background:#ffffff;border-radius:4px"></p>`;
}

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p style="margin:0 0 16px">${escapeHtml(paragraph).replaceAll("\n", "<br>")}</p>`)
    .join("\n");
}

function factsTable({ facts, code }: MailContent): string {
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><td class="faint fact" valign="top" style="padding:5px 16px 5px 0;color:${palette.faint};font-size:14px;word-break:normal;overflow-wrap:normal">${escapeHtml(label)}</td>` +
      `<td class="fact" valign="top" style="padding:5px 0;font-weight:600">${escapeHtml(value)}</td></tr>`,
  );
  const picture = code
    ? `<tr><td colspan="2" style="padding:12px 0 5px"><img src="cid:${code.picture.cid}" width="180" height="180" alt="${escapeHtml(code.alt)}" style="display:block;border:0;color:${palette.ink};background:#ffffff;border-radius:4px">
<p class="faint" style="margin:6px 0 0;color:${palette.faint};font-size:14px">${escapeHtml(`${code.name} – ${code.scan}`)}</p></td></tr>`
    : "";
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="panel" style="margin:8px 0 0;background:${palette.panel};border-radius:6px"><tr><td style="padding:12px 16px">
<table role="presentation" cellpadding="0" cellspacing="0" border="0">
${rows.join("\n")}
${picture}
</table>
</td></tr></table>`;
}

function button({ button: to, accent }: MailContent): string {
  if (!to) return "";
  const look = `display:inline-block;padding:12px 24px;color:#ffffff;font-weight:600;text-decoration:none`;
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0 0"><tr><td bgcolor="${accent}" style="background:${accent};border-radius:6px"><a href="${escapeHtml(to.href)}" style="${look}">${escapeHtml(to.label)}</a></td></tr></table>`;
}

function footer({ sender: { name, lines } }: MailContent): string {
  const all = [name, ...lines].map(escapeHtml).join("<br>");
  return `<p class="faint line" style="margin:28px 0 0;padding:16px 0 0;border-top:1px solid ${palette.line};color:${palette.faint};font-size:13px">${all}</p>`;
}
