function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt) {
  if (_nPageCount == null || _nPageCount <= 1) return;
  var html = "";
  for (var i = 0; i < _nPageCount; i++) {
    var name = i === 0 ? _sPageName + "." + _sPageExt : _sPageName + "_" + i + "." + _sPageExt;
    html += i === _nCurrIndex ? "<span class=\"cur\">" + (i + 1) + "</span> " : "<a href=\"" + name + "\">" + (i + 1) + "</a> ";
  }
  if (_nCurrIndex < _nPageCount - 1) html += "<a href=\"" + _sPageName + "_" + (_nCurrIndex + 1) + "." + _sPageExt + "\">下一页</a>";
  document.write(html);
}
