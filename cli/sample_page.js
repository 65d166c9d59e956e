'use strict';
// Marks each article right or wrong, and gives the marks away as a file of JSON lines: nothing is sent or stored anywhere else.
const articles = [...document.querySelectorAll('article')];
const save = document.getElementById('save');
let unsaved = false;

const markOf = article => ['right', 'wrong'].find(mark => article.classList.contains(mark));

function count() {
  document.getElementById('done').textContent = articles.filter(markOf).length + ' / ' + articles.length;
}

function go(by) {
  const at = articles.indexOf(document.activeElement.closest('article'));
  const next = articles[at < 0 ? 0 : Math.min(Math.max(at + by, 0), articles.length - 1)];
  if (!next) return;
  next.scrollIntoView({block: 'center'});
  next.focus({preventScroll: true});
}

function mark(article, answer) {
  article.classList.remove('right', 'wrong');
  if (answer) article.classList.add(answer);
  for (const button of article.querySelectorAll('[data-mark]')) button.setAttribute('aria-pressed', button.dataset.mark === answer);
  unsaved = true;
  count();
}

function lines() {
  const marks = articles.filter(markOf).map(a => JSON.stringify({edit: a.dataset.edit, rule: a.dataset.rule, mark: markOf(a)}));
  return [JSON.stringify({docnorm_marks: 1, shown: articles.length}), ...marks].join('\n') + '\n';
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-mark]');
  if (!button) return;
  const article = button.closest('article');
  mark(article, markOf(article) === button.dataset.mark ? '' : button.dataset.mark);
});
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const article = document.activeElement.closest('article');
  const answer = {1: 'right', 2: 'wrong', 0: ''}[event.key];
  if (event.key === 'j') go(1);
  else if (event.key === 'k') go(-1);
  else if (answer !== undefined && article) {
    mark(article, answer);
    if (answer) go(1);
  }
});
document.getElementById('next').addEventListener('click', () => go(1));
document.getElementById('previous').addEventListener('click', () => go(-1));
save.addEventListener('click', () => {
  save.href = 'data:application/x-ndjson;charset=utf-8,' + encodeURIComponent(lines());
  unsaved = false;
});
addEventListener('beforeunload', event => { if (unsaved) event.preventDefault(); });
count();
