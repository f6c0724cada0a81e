"""The e-mail that several journeys write, in both languages."""

MAIL = (
    "<p>Good morning Mrs Muster,</p>"
    "<p>your appointment is on <b>Monday, 7 December at 9:30</b>. Please bring:</p>"
    "<ul><li>your insurance card</li><li>the enclosed form, filled in</li></ul>"
    '<p>You find us here: <a href="https://example.org/map">map and parking</a>.</p>'
    "<p>Kind regards<br>Support</p>"
)
BRIEF = (
    "<p>Guten Tag Frau Muster,</p>"
    "<p>Ihr Termin ist am <b>Montag, 7. Dezember um 9:30 Uhr</b>. Bitte bringen Sie mit:</p>"
    "<ul><li>Ihre Versichertenkarte</li><li>das beiliegende Formular, ausgefüllt</li></ul>"
    '<p>Hier finden Sie uns: <a href="https://example.org/karte">Karte und Parkplätze</a>.</p>'
    "<p>Viele Grüße<br>Ihr Support</p>"
)
