document.writeln("<div class=\"jfoot\"><p>主办：云溪市教育局 <br /> 地址：云溪市书香路9号　电话：0100-5550133　<a href=\"/wzdt/\">网站地图</a></p>");
document.writeln("<p>网站标识码：5399000001&nbsp;&ensp;ICP备案编号：滇ICP备99000017号-1&ensp;公安部备案号：滇公网安备&nbsp;53990002000017号</p>");
document.writeln("<p><a href=\"https://bszs.conac.cn/sitename?method=show&id=00000000000000000000000000000000\"><img src=\"/images/red.png\" width=\"52\" height=\"64\" alt=\"党政机关网站标识\" /></a>");
document.writeln("<a href=\"https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=5399000001&url=http%3A%2F%2Fwww.yunxi.example.gov.cn%2Fbmzd%2Fjyj%2F\"><img src=\"/images/jiucuo.png\" width=\"110\" height=\"54\" alt=\"我为政府网站找错\" /></a></p></div>");
