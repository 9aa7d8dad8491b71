import { PAGE_STYLE } from "./style.ts";

/**
 * The page that shows a run while it goes on: figures of the last second and two lines that grow. It has a script, since it is
 * fed by server-sent events; the report that stays has none.
 */
export function toLiveHtml(): string {
  const tiles = [
    "Time",
    "Visitors",
    "Requests a second",
    "Errors",
    "p50",
    "p99",
    "Lab late p99",
    "Lab CPU",
    "Server CPU",
  ];
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>Surge run, live</title><style>${PAGE_STYLE}</style></head><body><header><h1>Surge run, live</h1>`,
    '<p id="state" role="status">Waiting for the first second.</p></header><main>',
    `<dl class="tiles">${tiles.map((name, index) => `<div><dt>${name}</dt><dd id="v${index}">–</dd></div>`).join("")}</dl>`,
    ...["Visitors at once", "Requests a second"].map(
      (name, index) =>
        `<h2>${name}</h2><svg viewBox="0 0 760 200" role="img" aria-label="${name} so far"><path class="line c${index + 1}" id="line${index}"/></svg>`,
    ),
    "<noscript><p>This page needs a script, since it changes every second. The terminal shows the same.</p></noscript>",
    `</main><script>${SCRIPT}</script></body></html>\n`,
  ].join("");
}

/** At most 600 points are kept, so that a page left open for days stays small. */
const SCRIPT = `
const rows=[],show=(id,text)=>{document.getElementById(id).textContent=text};
const line=(id,values)=>{const top=Math.max(1,...values);document.getElementById(id).setAttribute("d",values.map((v,i)=>(i?"L":"M")+(i/Math.max(1,values.length-1)*750+5).toFixed(1)+" "+(195-v/top*190).toFixed(1)).join(""))};
const ms=v=>v.toFixed(v<10?2:0)+" ms",percent=v=>v===null?"not known":v.toFixed(0)+" %";
const source=new EventSource("/seconds");
source.onmessage=({data})=>{const s=JSON.parse(data);rows.push(s);if(rows.length>600)rows.shift();
[s.second+1+" s",s.visitors===null?"–":s.visitors.toLocaleString("en"),s.requests.toLocaleString("en"),s.errors.toLocaleString("en"),ms(s.p50Ms),ms(s.p99Ms),ms(s.latenessP99Ms),percent(s.generatorCpu),percent(s.serverCpu)].forEach((text,i)=>show("v"+i,text));
line("line0",rows.map(r=>r.visitors??0));line("line1",rows.map(r=>r.requests))};
source.onopen=()=>show("state","The run goes on.");
source.addEventListener("end",({data})=>{source.close();show("state","The run is over: "+data+".")});
source.onerror=()=>show("state","The run is over, or the lab does not answer.");`;
