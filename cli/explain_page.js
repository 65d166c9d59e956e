'use strict';
// The page works without this, but for filters and details. EDITS: [rule, confidence, note] by number, in the element #edits.
const edits = JSON.parse(document.getElementById('edits').textContent);
const note = document.getElementById('note');
const lowest = document.getElementById('lowest');
const highest = document.getElementById('highest');
const boxes = [...document.querySelectorAll('input[data-rule]')];
const marks = [...document.querySelectorAll('[data-e]')];
let here = null;

const isWanted = element => {
  const [rule, confidence] = edits[element.dataset.e];
  return boxes[rule].checked && confidence >= lowest.value && confidence <= highest.value;
};

function filter() {
  for (const element of marks) {
    const wanted = isWanted(element);
    element.classList.toggle('muted', !wanted);
    element.tabIndex = wanted ? 0 : -1;
  }
  document.getElementById('range').textContent = lowest.value + '–' + highest.value;
}

function show(element) {
  if (here) here.classList.remove('here');
  here = element;
  if (!element) { note.hidden = true; return; }
  const [rule, confidence, remark] = edits[element.dataset.e];
  const closed = element.closest('details');
  if (closed) closed.open = true;
  element.classList.add('here');
  document.getElementById('rule').textContent = boxes[rule].dataset.rule;
  document.getElementById('why').textContent = boxes[rule].dataset.summary;
  document.getElementById('sure').textContent = confidence;
  document.getElementById('remark').textContent = remark;
  document.getElementById('remark').parentElement.hidden = !remark;
  note.hidden = false;
}

function step(by) {
  const wanted = marks.filter(isWanted);
  if (!wanted.length) return;
  const at = wanted.indexOf(here);
  const next = wanted[at < 0 ? (by > 0 ? 0 : wanted.length - 1) : (at + by + wanted.length) % wanted.length];
  show(next);
  next.scrollIntoView({block: 'center'});
  next.focus({preventScroll: true});
}

document.addEventListener('click', event => {
  const element = event.target.closest('[data-e]');
  if (element) show(element);
});
document.addEventListener('keydown', event => {
  if (event.target.matches('input') || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'n' || event.key === 'j') step(1);
  else if (event.key === 'p' || event.key === 'k') step(-1);
  else if (event.key === 'Escape') show(null);
  else if (event.key === 'Enter' && event.target.dataset.e) show(event.target);
});
document.getElementById('next').addEventListener('click', () => step(1));
document.getElementById('previous').addEventListener('click', () => step(-1));
document.getElementById('close').addEventListener('click', () => show(null));
document.getElementById('all').addEventListener('click', () => { boxes.forEach(b => { b.checked = true; }); filter(); });
document.getElementById('none').addEventListener('click', () => { boxes.forEach(b => { b.checked = false; }); filter(); });
for (const input of [...boxes, lowest, highest]) input.addEventListener('input', filter);
filter();
