function createPageHTML(divId, pages, current, name, ext, total) {
  var box = document.getElementById(divId);
  if (!box || total === 0) return;
  var html = "<span>共" + total + "条</span> <span>" + current + "/" + pages + "页</span> ";
  if (current < pages) html += "<a href=\"" + name + "_" + (current + 1) + "." + ext + "\">下一页</a>";
  box.innerHTML = html;
}
function openToolbar() { document.documentElement.className += " wza"; }
