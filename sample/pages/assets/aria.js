var aria = { start: function () { document.documentElement.setAttribute("data-wza", "on"); } };
function elderMode() { location.href = "/zzms/"; }
