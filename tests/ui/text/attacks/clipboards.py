"""What a clipboard may hold that its owner did not mean to paste."""

CLIPBOARDS = [
    '<!--StartFragment--><p>x<img src="file://{file}"></p><!--EndFragment-->',
    '<!--StartFragment--><!--EndFragment--><img src="{file}">',
    '<!--EndFragment--><img src="{file}"><!--StartFragment-->',
    (
        '<html xmlns:v="urn:schemas-microsoft-com:vml"><v:shape>'
        '<v:imagedata src="file://{file}" o:title=""/></v:shape>'
    ),
    (
        '<!--[if gte vml 1]><v:imagedata src="{file}"/><![endif]-->'
        '<![if !vml]><img src="{file}"><![endif]>'
    ),
    '<v:rect><v:fill src="http://127.0.0.1:{port}/fill.png" type="tile"/></v:rect>',
    (
        '<link rel=File-List href="file://{folder}/filelist.xml">'
        '<link rel=Edit-Time-Data href="{file}">'
    ),
    '<link rel=themeData href="file://{folder}/themedata.thmx"><p class=MsoNormal>x<o:p></o:p></p>',
    "<meta name=ProgId content=Word.Document><xml><w:WordDocument><w:Src>{file}</w:Src></xml><p>x",
    (
        "<style>@font-face{font-family:x;src:url(file://{file})}p.MsoNormal{background:ur"
        "l({file})}</style><p class=MsoNormal>x"
    ),
    (
        '<p style="mso-list:l0 level1 lfo1;list-style-image:url({file})">'
        "<![if !supportLists]><img src='{file}'><![endif]>x</p>"
    ),
    "<p style='mso-list:l0 level9999999 lfo1'>x</p><p style='mso-list:l0 level9'>y</p>",
    "<p style='mso-list:l0 level1'><span style='mso-list:Ignore'><img src={file}></span>x",
    (
        '<o:OLEObject Type="Link" ObjectID="x" UpdateMode="Always">'
        "<o:LinkType>{file}</o:LinkType></o:OLEObject>"
    ),
    (
        '<b id="docs-internal-guid-1" style="font-weight:normal">'
        '<img src="http://127.0.0.1:{port}/gd.png"></b>'
    ),
    (
        "<google-sheets-html-origin><style>td{background:url({file})}</style>"
        '<table><td>=IMAGE("{file}")</table>'
    ),
    (
        '<div class="gmail_quote"><img src="http://127.0.0.1:{port}/open?id=1" width="1" '
        'height="1"></div>'
    ),
    (
        '<span style="font-size:0">hidden</span><span hidden>'
        'hidden</span><img src="{file}" style="display:none">'
    ),
    (
        '<table><tr><td x:num x:fmla="=WEBSERVICE(&quot;http://127.0.0.1:{port}/x&quot;)">'
        "1</td></tr></table>"
    ),
    '<a href="file://{file}">x</a><a href="#_Toc1">x</a><a href="x.docx">x</a>',
    (
        '<a href="https://example.org" onclick="x" target="_blank" style="background:url('
        '{file})">x</a>'
    ),
    "<p>x</p><script>navigator.clipboard.readText()</script>",
    (
        '<meta charset="utf-8"><meta http-equiv="content-type" content="text/html; charse'
        't=utf-16"><img src={file}>'
    ),
    '<ul><li style="list-style-image:url({file})"><img src="{file}"></li></ul>',
    "Version:0.9\r\nStartHTML:0\r\nSourceURL:file://{file}\r\n<html><img src={file}></html>",
]
