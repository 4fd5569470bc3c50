/** How every page behind a link in a mail looks: one column that fits a phone, light and dark. */
export const pageStyle = `
:root{--ink:#1d1d1f;--soft:#5a5a62;--line:#dcdce2;--ground:#f4f4f7;--sheet:#fff;--act:#1f4fd8;
--onact:#fff;--bad:#a3141f}
@media (prefers-color-scheme:dark){:root{--ink:#f2f2f5;--soft:#b4b4be;--line:#3a3a42;
--ground:#111114;--sheet:#1c1c21;--act:#8fb0ff;--onact:#0b1533;--bad:#ff9aa2}}
*{box-sizing:border-box}
body{margin:0;padding:24px 16px;background:var(--ground);color:var(--ink);
font:17px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:560px;margin:0 auto;padding:28px 24px;background:var(--sheet);
border:1px solid var(--line);border-radius:16px}
@media (min-width:700px){body{padding:64px 16px}main{padding:40px}}
h1{margin:0 0 12px;font-size:28px;line-height:1.2;text-wrap:balance}
.lead{margin:0 0 24px;color:var(--soft)}
dl{margin:0 0 28px;border-top:1px solid var(--line)}
dl div{padding:10px 0;border-bottom:1px solid var(--line)}
dt{color:var(--soft);font-size:15px}
dd{margin:0;overflow-wrap:anywhere}
@media (min-width:700px){dl div{display:grid;grid-template-columns:90px 1fr;gap:16px;padding:12px 0}
dt{font-size:inherit}}
main>:last-child,form>:last-child{margin-bottom:0}
label{display:block;margin:0 0 6px;font-weight:600}
select,input{width:100%;min-height:48px;padding:10px 12px;border:1px solid var(--soft);border-radius:10px;
background:var(--sheet);color:var(--ink);font:inherit}
.hint{margin:8px 0 0;color:var(--soft);font-size:15px}
button{width:100%;min-height:52px;margin:20px 0 0;border:0;border-radius:12px;background:var(--act);
color:var(--onact);font:inherit;font-weight:650;cursor:pointer}
button:disabled{opacity:.55;cursor:progress}
h1:focus{outline:none}
:focus-visible{outline:3px solid var(--act);outline-offset:2px}
#status{margin:0 0 20px}
#status:empty{display:none}
#status[data-kind=bad]{color:var(--bad);font-weight:600}
[hidden]{display:none!important}
`;
