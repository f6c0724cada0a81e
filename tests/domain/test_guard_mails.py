"""Ordinary mails of a support desk: what is said of them, and what is not."""

from __future__ import annotations

import pytest

from mateo_desktop.domain import markup
from tests.domain.test_guard import slips

#: Pairs of a subject and a body in which nothing was forgotten.
HARMLESS = (
    (
        "Rechnung",
        (
            "Guten Tag Frau Muster,\n\nvielen Dank für Ihre Nachricht. Leider lässt sich die "
            "Datei im Anhang Ihrer E-Mail nicht öffnen. Können Sie sie bitte noch einmal als "
            "PDF senden?\n\nFreundliche Grüße"
        ),
    ),
    (
        "Ihre Anfrage",
        (
            "Guten Tag,\n\nIhrer E-Mail war leider kein Dokument beigefügt. Bitte senden Sie "
            "es uns noch einmal.\n"
        ),
    ),
    (
        "Ihre Anfrage",
        (
            "Guten Tag,\n\nleider war an Ihrer Nachricht nichts angehängt. Bitte schicken Sie "
            "uns das Foto noch einmal."
        ),
    ),
    (
        "Your request",
        "Hello Max,\n\nthere was no file attached to your e-mail. Could you send it again?",
    ),
    (
        "Your request",
        "Hi,\n\nthank you for the attachment you sent us yesterday. We will look into it.",
    ),
    (
        "Your request",
        "Hi,\n\nI could not open your attachment. Please send it as a PDF.",
    ),
    (
        "Your request",
        "Hi,\n\nplease send us a photo of the meter as an attachment to this e-mail.",
    ),
    (
        "Re: [EXTERN] Termin am Montag",
        "Guten Tag,\n\nder Termin passt. Bis Montag!",
    ),
    (
        "[EXTERN] Termin am Montag",
        "Guten Tag,\n\nder Termin passt. Bis Montag!",
    ),
    (
        "AW: [Ticket] Drucker",
        "Guten Tag,\n\nbitte klicken Sie auf [Speichern] und danach auf [OK].",
    ),
    (
        "Passwort",
        "Drücken Sie [Strg]+[Alt]+[Entf] und wählen Sie [Kennwort ändern].",
    ),
    (
        "Password",
        "Press [Enter] and then click [Save changes] in the dialog.",
    ),
    (
        "Karte",
        "Ihre Karte mit der Nummer XXXX XXXX XXXX 1234 wurde gesperrt.",
    ),
    (
        "IBAN",
        "Wir überweisen auf Ihr Konto DE12 XXXX XXXX XXXX XX34.",
    ),
    (
        "Card",
        "Your card ending in XXXX-1234 has been replaced.",
    ),
    (
        "Einladung",
        "Liebe Kolleg[inn]en und Mitarbeiter[innen],\n\nwir laden Sie ein.",
    ),
    (
        "Re: Unterlagen anbei",
        "Vielen Dank, wir haben alles erhalten.",
    ),
    (
        "Re: Invoice attached",
        "Thanks, we have received it.",
    ),
    (
        "Ihre Frage",
        "Sie schreiben: „Im Anhang finden Sie meine Rechnung“. Diese ist bei uns eingegangen.",
    ),
    (
        "Your question",
        'You wrote "please see the attached form". We have received it, thank you.',
    ),
    (
        "AW: Vertrag",
        (
            "Vielen Dank!\n\nVon: Erika Muster <erika.muster@example.org>\nGesendet: Montag, 2. "
            "November 2026 10:12\nAn: Support\nBetreff: Vertrag\n\nanbei der Vertrag"
        ),
    ),
    (
        "Re: Contract",
        (
            "Thank you!\n\nFrom: Erika Muster <erika.muster@example.org>\nSent: Monday, 2 "
            "November 2026 10:12\nTo: Support\nSubject: Contract\n\nAttached is the contract for "
            "[Name]."
        ),
    ),
    (
        "Re: Contract",
        (
            "Thank you!\n\nOn 2 Nov 2026, at 10:12, Erika Muster <erika.muster@example.org> "
            "wrote:\n\n> Attached is the contract"
        ),
    ),
    (
        "WG: Vertrag",
        (
            "Zur Kenntnis.\n\nAnfang der weitergeleiteten Nachricht:\n\nVon: Erika\nBetreff: "
            "Vertrag\nDatum: 2. November 2026\nAn: Support\n\nanbei der Vertrag"
        ),
    ),
    (
        "Fwd: Contract",
        (
            "FYI\n\nBegin forwarded message:\n\nFrom: Erika\nSubject: x\nDate: 2 November "
            "2026\n\nattached"
        ),
    ),
    (
        "Ihre Bestellung",
        (
            "Guten Tag Herr Beispiel,\n\nIhre Bestellung 4711 ist unterwegs. Die Lieferung "
            "kommt am Dienstag zwischen 9 und 12 Uhr.\n\nFreundliche Grüße"
        ),
    ),
    (
        "Öffnungszeiten",
        (
            "Wir haben montags bis freitags von 8 bis 18 Uhr geöffnet. Samstags (9–13 Uhr) "
            "erreichen Sie uns telefonisch."
        ),
    ),
    (
        "Update",
        (
            "The fix [1] is part of version 2.3 (see {1, 2}). Log in, open Settings > "
            "Account and tick [x] Remember me."
        ),
    ),
    (
        "Hilfe",
        "Der Router muss nicht beigelegt werden; die Anlage läuft schon.",
    ),
    (
        "Rückfrage",
        (
            "Haben Sie das Formular schon ausgefüllt? Dann bitte unterschreiben [Seite 2] "
            "und zurücksenden."
        ),
    ),
    (
        "Aufgaben",
        "Ihre To-do-Liste: Ausweis kopieren, Antrag ausfüllen.",
    ),
    (
        "Antrag",
        "Bitte fügen Sie Ihrem Antrag die Unterlagen bei, die wir angefordert haben.",
    ),
    (
        "Unterlagen",
        "Bitte senden Sie uns den Ausweis im Anhang Ihrer Antwort.",
    ),
    (
        "Documents",
        "The file attached to your last message is empty.",
    ),
    (
        "Documents",
        "Your e-mail arrived without the attachment. Did you forget it?",
    ),
    (
        "Documents",
        "Did you receive the attachment from my colleague?",
    ),
    (
        "Bild",
        "Im angehängten Bild, das Sie uns geschickt haben, sieht man den Fehler gut.",
    ),
)

#: A subject, a body, and what a second look would find.
SLIPS = (
    (
        "Angebot",
        "Guten Tag, Ihr Angebot finden Sie im Anhang.",
        "attachment_forgotten",
    ),
    (
        "Angebot",
        "Guten Tag, ich sende Ihnen das Formular als Anhang.",
        "attachment_forgotten",
    ),
    (
        "Angebot",
        "Ein beigefügtes Formular füllen Sie bitte aus.",
        "attachment_forgotten",
    ),
    (
        "Angebot",
        "Beiliegende Unterlagen bitte unterschreiben.",
        "attachment_forgotten",
    ),
    (
        "Angebot",
        "Die angehängte Datei enthält alle Preise.",
        "attachment_forgotten",
    ),
    (
        "Angebot",
        "Siehe Anhang.",
        "attachment_forgotten",
    ),
    (
        "Angebot",
        "Das Formular habe ich angefügt.",
        "attachment_forgotten",
    ),
    (
        "Angebot",
        "Das Formular füge ich bei.",
        "attachment_forgotten",
    ),
    (
        "Angebot",
        "Das Formular liegt dieser E-Mail bei.",
        "attachment_forgotten",
    ),
    (
        "Angebot",
        "Anliegend erhalten Sie den Vertrag.",
        "attachment_forgotten",
    ),
    (
        "Angebot",
        "Hier die Rechnung (siehe Anlage).",
        "attachment_forgotten",
    ),
    (
        "Angebot",
        "Ihre Rechnung haben wir Ihnen angehängt.",
        "attachment_forgotten",
    ),
    (
        "Angebot",
        "Bitte senden Sie das beigefügte Formular unterschrieben zurück.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "Please find your invoice attached.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "I am attaching the form.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "I've attached your contract. Please send it back.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "Please fill in the enclosed form and send it back.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "The attachment contains your invoice.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "See the attachment for details.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "Enclosed you will find the contract.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "Please see the attached document; your signature goes on page 2.",
        "attachment_forgotten",
    ),
    (
        "Termin",
        "Guten Tag [Name des Kunden], bis dann.",
        "placeholder_left",
    ),
    (
        "Termin",
        "Ihr Termin: [Datum, Uhrzeit].",
        "placeholder_left",
    ),
    (
        "Termin",
        "Ihre Nummer: [Kunden-Nr.]",
        "placeholder_left",
    ),
    (
        "Termin",
        "Am [TT.MM.JJJJ] kommen wir.",
        "placeholder_left",
    ),
    (
        "Termin",
        "Hallo [Vor- und Nachname],",
        "placeholder_left",
    ),
    (
        "Termin",
        "Hallo [Name/Firma],",
        "placeholder_left",
    ),
    (
        "Termin",
        "Dear Mr {{last_name}},",
        "placeholder_left",
    ),
    (
        "Termin für [NAME]",
        "Guten Tag,",
        "placeholder_left",
    ),
    (
        "[Name], Ihr Termin",
        "Guten Tag,",
        "placeholder_left",
    ),
    (
        "Termin",
        "Hello {first_name}!",
        "placeholder_left",
    ),
    (
        "Termin",
        "Hallo <Vorname>,",
        "placeholder_left",
    ),
    (
        "Termin",
        "Hallo <<Name>>,",
        "placeholder_left",
    ),
    (
        "Termin",
        "Hallo %Vorname%,",
        "placeholder_left",
    ),
    (
        "Termin",
        "Der Preis beträgt XXX Euro.",
        "todo_left",
    ),
    (
        "Termin",
        "am XX.XX.2026 kommen wir",
        "todo_left",
    ),
    (
        "Termin",
        "um XX:XX Uhr",
        "todo_left",
    ),
    (
        "Termin",
        "The price is TBD",
        "todo_left",
    ),
    (
        "Offer",
        "Sollten Sie die Datei im Anhang nicht öffnen können, melden Sie sich bitte.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "If you cannot open the attached file, please call us.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "Please do not forget to sign the attached form.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "You received our letter last week; attached you will find a copy.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "I am sending you attached the contract.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "Wir haben Ihnen das Formular noch einmal angehängt.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "Haben Sie Fragen zum beigefügten Vertrag?",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "Bitte senden Sie uns die angehängte Vollmacht zurück.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "Im Anhang Ihre Rechnung und unser Angebot „Winter“.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "Your attached invoice is due on Friday.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "Please find it as an attachment.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "Leider lag der letzten Mail kein Formular bei. Jetzt ist es angehängt.",
        "attachment_forgotten",
    ),
    (
        "Offer",
        "Ihrer Mail war nichts beigefügt, deshalb anbei unser Vordruck.",
        "attachment_forgotten",
    ),
)


@pytest.mark.parametrize(("subject", "text"), HARMLESS)
def test_an_ordinary_mail_is_not_held_up(subject: str, text: str) -> None:
    assert slips(subject=subject, text=text) == []
    html = markup.from_plain(text)
    assert slips(subject=subject, html=html, text=markup.plain_text(html)) == []


@pytest.mark.parametrize(("subject", "text", "code"), SLIPS)
def test_a_slip_among_ordinary_words_is_found(subject: str, text: str, code: str) -> None:
    assert [found for found, _ in slips(subject=subject, text=text)] == [code]
