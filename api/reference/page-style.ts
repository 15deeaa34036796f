/** The look of the reference: one column to find one's way, one to read, one for examples. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: #fff; --side: #f6f7f9; --ink: #16202c; --soft: #5a6776; --line: #e2e6eb;
  --accent: #0b62c4; --code: #f1f4f8; --dark: #151d28; --dark-ink: #d5deea;
  --get: #12693a; --post: #0b62c4; --put: #7d4e00;
  --frame: #151d28; --key: #8fc1ff; --text: #9fe0b5; --word: #f0c163;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10151c; --side: #141b24; --ink: #e6ebf2; --soft: #9aa8b9; --line: #2a3442;
    --accent: #7db8ff; --code: #1e2733; --dark: #0b1017; --frame: #2a3442; --get: #7fd8a4; --post: #7db8ff; --put: #f0c163;
  }
}
* { box-sizing: border-box }
html { scroll-padding-top: 16px }
body {
  margin: 0; color: var(--ink); background: var(--ground); display: grid; grid-template-columns: 262px minmax(0, 1fr);
  font: 15px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
a { color: var(--accent); text-decoration: none }
a:hover { text-decoration: underline }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px }
code, pre { font-family: var(--mono); font-size: 13px }
code { background: var(--code); padding: 1px 5px; border-radius: 4px; overflow-wrap: anywhere }
small { color: var(--soft); font-size: 12.5px }
nav {
  position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 22px 14px 40px 22px; background: var(--side);
  border-right: 1px solid var(--line); font-size: 14px;
}
nav strong { display: block; font-size: 17px; letter-spacing: -.01em; margin-bottom: 14px }
nav h2 { font-size: 12.5px; color: var(--soft); font-weight: 600; margin: 20px 0 4px }
nav a { display: flex; gap: 8px; align-items: baseline; padding: 3px 8px; margin-left: -8px; border-radius: 6px; color: var(--ink) }
nav a:hover { background: var(--code); text-decoration: none }
nav a b { margin-left: auto; font-size: 10.5px }
main { padding: 34px clamp(20px, 4vw, 56px) 90px; max-width: 1460px }
h1 { font-size: 30px; letter-spacing: -.02em; margin: 0 0 6px; line-height: 1.2 }
main > h2 { font-size: 22px; letter-spacing: -.015em; margin: 64px 0 4px; padding-top: 22px; border-top: 1px solid var(--line) }
main > h2 + p { margin-top: 0; color: var(--soft) }
h3 { font-size: 17px; margin: 0 0 8px; letter-spacing: -.01em }
h3 a { color: inherit }
h4 { font-size: 12.5px; margin: 0 0 6px; color: var(--soft); font-weight: 600 }
p { margin: 0 0 12px }
.intro { max-width: 760px }
.intro p:first-child { font-size: 17px; color: var(--soft) }
.operation { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 460px); gap: 12px 40px; padding: 30px 0; border-bottom: 1px solid var(--line) }
.line { display: flex; gap: 10px; align-items: center; flex-wrap: wrap }
.line code { background: none; padding: 0; font-size: 14.5px }
.line i { color: var(--soft); font-style: normal }
.line b, nav b { font-family: var(--mono); font-weight: 700 }
.line b { font-size: 12px; border: 1px solid; border-radius: 5px; padding: 1px 7px }
.get { color: var(--get) } .post { color: var(--post) } .put { color: var(--put) }
.roles { color: var(--soft) }
.io { margin: 0 0 5px } .io span { display: inline-block; min-width: 70px; color: var(--soft) }
.example pre { margin: 0 0 14px; max-height: 380px }
pre { background: var(--dark); color: var(--dark-ink); padding: 13px 15px; border-radius: 9px; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; margin: 0; font-size: 12.5px; border: 1px solid var(--frame) }
pre i { font-style: normal } .k { color: var(--key) } .s { color: var(--text) } .n, .w { color: var(--word) }
.scroll { overflow-x: auto; margin: 0 0 14px; border: 1px solid var(--line); border-radius: 9px }
table { border-collapse: collapse; width: 100%; font-size: 14px }
th, td { text-align: left; vertical-align: top; padding: 7px 14px; border-bottom: 1px solid var(--line) }
thead th { font-size: 12.5px; color: var(--soft); font-weight: 600; background: var(--side) }
tbody tr:last-child > * { border-bottom: 0 }
th[scope=row] { font-weight: 400; white-space: nowrap; width: 1% }
th code { background: none; padding: 0 }
td:nth-child(2) { min-width: 120px }
.schema, .problem, .shop { padding: 26px 0 4px; max-width: 900px }
.problem { padding: 16px 0 0 }
.problem h3 { margin-bottom: 2px } .problem h3 b { color: var(--soft); font-weight: 600; margin-right: 6px }
@media (max-width: 1360px) { .operation { grid-template-columns: minmax(0, 1fr) } }
@media (max-width: 760px) {
  body { display: block } nav { position: static; height: auto; max-height: 46vh; border-right: 0; border-bottom: 1px solid var(--line) }
  th[scope=row] { white-space: normal } td:nth-child(2) { min-width: 0 } th, td { padding: 7px 10px }
}
`;
