<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ActionRow</name>
    <message>
        <source>Type of button {number}</source>
        <extracomment>The types and subtypes of the message_action page; both lists are open. A row narrower than this many line heights is broken in two. The height in the window&apos;s own coordinates the row is dragged to.</extracomment>
        <translation>Typ der Schaltfläche {number}</translation>
    </message>
    <message>
        <source>Subtype of button {number}</source>
        <translation>Untertyp der Schaltfläche {number}</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>Label of button {number}</source>
        <translation>Beschriftung der Schaltfläche {number}</translation>
    </message>
    <message>
        <source>Data of button {number}</source>
        <translation>Daten der Schaltfläche {number}</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Nach oben (Alt+Auf)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Nach unten (Alt+Ab)</translation>
    </message>
    <message>
        <source>Move button {number}</source>
        <translation>Schaltfläche {number} verschieben</translation>
    </message>
    <message>
        <source>Drag to move, or Alt+Up and Alt+Down</source>
        <translation>Ziehen zum Verschieben, oder Alt+Auf und Alt+Ab</translation>
    </message>
    <message>
        <source>Remove button {number}</source>
        <translation>Schaltfläche {number} entfernen</translation>
    </message>
    <message>
        <source>https://…</source>
        <translation>https://…</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>Comes back when pressed</source>
        <translation>Rückgabewert</translation>
    </message>
    <message>
        <source>Further fields (JSON)…</source>
        <translation>Weitere Felder (JSON)&#xa0;…</translation>
    </message>
</context>
<context>
    <name>ActionsEditor</name>
    <message>
        <source>Reply buttons</source>
        <translation>Antwort-Schaltflächen</translation>
    </message>
    <message>
        <source>Add a button</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Schaltflächen</translation>
    </message>
</context>
<context>
    <name>AddressDialog</name>
    <message>
        <source>Attach by address</source>
        <translation>Über eine Adresse anhängen</translation>
    </message>
    <message>
        <source>&amp;Address, https:// or media_library://</source>
        <translation>&amp;Adresse, https:// oder media_library://</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Mateo fetches attachments itself and takes only addresses that begin with https:// or media_library://.</source>
        <translation>Mateo ruft Anhänge selbst ab und nimmt nur Adressen, die mit https:// oder media_library:// beginnen.</translation>
    </message>
</context>
<context>
    <name>AddressLine</name>
    <message>
        <source>Mateo has no whole address for this contact: {missing}</source>
        <translation>Mateo hat für diesen Kontakt keine vollständige Anschrift: {missing}</translation>
    </message>
    <message>
        <source>Address: {address}</source>
        <translation>Anschrift: {address}</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>How to show the answer</source>
        <extracomment>Above this, indenting costs more than it helps: each value gets a line. Reading more than this would stall the window: it is shown as text. A row with more below it is not opened by itself.</extracomment>
        <translation>Darstellung der Antwort</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the whole answer as it came</source>
        <translation>Die ganze Antwort kopieren, wie sie kam</translation>
    </message>
    <message>
        <source>Answer, field by field</source>
        <translation>Antwort, Feld für Feld</translation>
    </message>
    <message>
        <source>Answer as it came</source>
        <translation>Antwort, wie sie kam</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>… {size} in all; Copy takes all of it …</source>
        <translation>… {size} insgesamt; „Kopieren“ nimmt alles …</translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Attachments</source>
        <extracomment>Paths of local files to upload.</extracomment>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Anhängen</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Dateien&#xa0;…</translation>
    </message>
    <message>
        <source>A link (https://)…</source>
        <translation>Link (https://)&#xa0;…</translation>
    </message>
    <message>
        <source>From the media library…</source>
        <translation>Aus der Medienbibliothek&#xa0;…</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
</context>
<context>
    <name>AttemptList</name>
    <message>
        <source>Every try</source>
        <extracomment>The answer of a try is wanted: its text.</extracomment>
        <translation>Alle Versuche</translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s) tried or asked for. A row opens its answer.</source>
        <translation>
            <numerusform>%Ln Versuch oder Nachfrage. Eine Zeile öffnet ihre Antwort.</numerusform>
            <numerusform>%Ln Versuche und Nachfragen. Eine Zeile öffnet ihre Antwort.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttemptModel</name>
    <message>
        <source>no end known</source>
        <extracomment>So many of the latest are listed, and so many rows are in sight at once.</extracomment>
        <translation>kein Ende bekannt</translation>
    </message>
    <message>
        <source>asked for it, nothing sent</source>
        <translation>danach gefragt, nichts gesendet</translation>
    </message>
    <message>
        <source>took {seconds} s</source>
        <translation>dauerte {seconds} s</translation>
    </message>
    <message>
        <source>answer of {size}</source>
        <translation>Antwort: {size}</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
</context>
<context>
    <name>BodyFoot</name>
    <message>
        <source>Make it again</source>
        <translation>Neu erzeugen</translation>
    </message>
    <message>
        <source>Make the plain text from the formatted text</source>
        <translation>Nur-Text aus dem formatierten Text erzeugen</translation>
    </message>
    <message>
        <source>Edited by hand</source>
        <translation>Von Hand bearbeitet</translation>
    </message>
    <message>
        <source>Made from the formatted text</source>
        <translation>Aus dem formatierten Text erzeugt</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} Bytes</translation>
    </message>
    <message numerus="yes">
        <source>{count}, %Ln part(s)</source>
        <translation>
            <numerusform>{count}, %Ln Teil</numerusform>
            <numerusform>{count}, %Ln Teile</numerusform>
        </translation>
    </message>
    <message>
        <source>{parts} × {recipients} recipients = {total} SMS</source>
        <translation>{parts} × {recipients} Empfänger = {total} SMS</translation>
    </message>
</context>
<context>
    <name>BodyHead</name>
    <message>
        <source>Rich</source>
        <extracomment>The pages in the order of the switch. Somebody clicked the button of a page: its name.</extracomment>
        <translation>Formatiert</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Formatted text</source>
        <translation>Formatierter Text</translation>
    </message>
    <message>
        <source>HTML source</source>
        <translation>HTML-Quelltext</translation>
    </message>
    <message>
        <source>Plain text that goes along</source>
        <translation>Nur-Text, der mitgesendet wird</translation>
    </message>
</context>
<context>
    <name>BodyPages</name>
    <message>
        <source>Message</source>
        <extracomment>The channel types whose plain text is written with marks. Somebody changed what is written on the page in sight. Local files were dropped on a page: a list of paths. The FormatState at the cursor of the page in sight. Long markup would lose something in Rich, and is not shown there: its Reading. Long markup is there as a whole, in Rich: its Reading. The page of a chat is there from now on: a ChatPage. The page in sight: RICH, HTML, TEXT or CHAT.</extracomment>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Write your message</source>
        <translation>Nachricht schreiben</translation>
    </message>
    <message>
        <source>HTML source of the message</source>
        <translation>HTML-Quelltext der Nachricht</translation>
    </message>
    <message>
        <source>Plain text of the message</source>
        <translation>Nur-Text der Nachricht</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>Formatted</source>
        <translation>Formatiert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>accepted by Mateo</source>
        <translation>von Mateo angenommen</translation>
    </message>
    <message>
        <source>{label} ✓ pressed</source>
        <translation>{label} ✓ gewählt</translation>
    </message>
    <message>
        <source>Reply to this message</source>
        <translation>Auf diese Nachricht antworten</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Find in the conversation</source>
        <translation>In der Konversation suchen</translation>
    </message>
    <message>
        <source>Show as plain text</source>
        <translation>Als Nur-Text zeigen</translation>
    </message>
    <message>
        <source>Show formatted</source>
        <translation>Formatiert zeigen</translation>
    </message>
    <message>
        <source>Hide recipients</source>
        <translation>Empfänger ausblenden</translation>
    </message>
    <message>
        <source>Show recipients</source>
        <translation>Empfänger zeigen</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <extracomment>Twelve times what any of the networks takes.</extracomment>
        <translation>Text der Nachricht</translation>
    </message>
    <message>
        <source>Show all</source>
        <extracomment>Of more markup than this only the words are read: laying it out as text would stall. Its text is there in another form. It is about to become higher or lower by its reader&apos;s wish.</extracomment>
        <translation>Alles anzeigen</translation>
    </message>
    <message>
        <source>Show all of the text as it came</source>
        <translation>Den ganzen Text anzeigen, wie er ankam</translation>
    </message>
    <message>
        <source>Show all as it came</source>
        <translation>Alles anzeigen, wie es ankam</translation>
    </message>
</context>
<context>
    <name>BubbleButtons</name>
    <message>
        <source>Choose from the list</source>
        <extracomment>So many stand below a bubble; of more, one less and &quot;See all options&quot;.</extracomment>
        <translation>Aus der Liste wählen</translation>
    </message>
    <message>
        <source>See all options</source>
        <translation>Alle Optionen ansehen</translation>
    </message>
</context>
<context>
    <name>ButtonLine</name>
    <message>
        <source>Type of button {number}</source>
        <extracomment>More of them than any network shows.</extracomment>
        <translation>Art der Schaltfläche {number}</translation>
    </message>
    <message>
        <source>Label of button {number}</source>
        <translation>Beschriftung der Schaltfläche {number}</translation>
    </message>
    <message>
        <source>Remove button {number}</source>
        <translation>Schaltfläche {number} entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>What has changed since then</source>
        <extracomment>Around a change so much is shown of what stayed, in characters. A stretch that came or went is shown up to here; the rest is counted. So many pieces of one field are shown.</extracomment>
        <translation>Was sich seitdem geändert hat</translation>
    </message>
    <message>
        <source>only the formatting differs</source>
        <translation>nur die Formatierung ist anders</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugekommen</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln hinzugekommen</numerusform>
            <numerusform>%Ln hinzugekommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>%Ln entfernt</numerusform>
            <numerusform>%Ln entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>only blanks differ</source>
        <translation>nur Leerzeichen sind anders</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more change(s)</source>
        <translation>
            <numerusform>… und %Ln weitere Änderung</numerusform>
            <numerusform>… und %Ln weitere Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more character(s)</source>
        <translation>
            <numerusform>… und %Ln weiteres Zeichen</numerusform>
            <numerusform>… und %Ln weitere Zeichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChannelDialog</name>
    <message>
        <source>Channels</source>
        <extracomment>All channels, in their new order and colours. The ID of an entry by hand that nobody wants any more.</extracomment>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>Keine Farbe</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Ctrl+1 to Ctrl+9 choose the first nine in this order.</source>
        <translation>Strg+1 bis Strg+9 wählen die ersten neun in dieser Reihenfolge.</translation>
    </message>
</context>
<context>
    <name>ChannelItem</name>
    <message>
        <source>discontinued</source>
        <translation>eingestellt</translation>
    </message>
</context>
<context>
    <name>ChannelPicker</name>
    <message>
        <source>From channel</source>
        <extracomment>All channels, in the order and the colours that were chosen. The ID of an entry by hand that nobody wants any more. By the ID of a channel, its row. ID and type of a draft&apos;s channel that the book does not have.</extracomment>
        <translation>Senden über Kanal</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Enter a channel ID…</source>
        <translation>Kanal-ID eingeben&#xa0;…</translation>
    </message>
    <message>
        <source>Choose a channel…</source>
        <translation>Kanal wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Channel {id}</source>
        <translation>Kanal {id}</translation>
    </message>
    <message>
        <source>Order and colours…</source>
        <translation>Reihenfolge und Farben …</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>Chat message</source>
        <translation>Chatnachricht</translation>
    </message>
    <message>
        <source>Write your message</source>
        <translation>Nachricht schreiben</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>Remarks</source>
        <extracomment>Where the remark belongs: a JSON pointer or a field name. Escape was pressed: the rows may close.</extracomment>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Use Bcc instead</source>
        <translation>Stattdessen Bcc</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>Use {number}</source>
        <translation>{number} verwenden</translation>
    </message>
</context>
<context>
    <name>ChecklistModel</name>
    <message>
        <source>To fix: {text}</source>
        <extracomment>What a row can offer. What can be done about it: pairs of a name and its words.</extracomment>
        <translation>Zu beheben: {text}</translation>
    </message>
    <message>
        <source>Remark: {text}</source>
        <translation>Hinweis: {text}</translation>
    </message>
    <message>
        <source>Right arrow key: {actions}</source>
        <translation>Pfeiltaste nach rechts: {actions}</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Edit the address…</source>
        <extracomment>Number and &quot;left&quot;, &quot;right&quot;, &quot;first&quot;, &quot;last&quot;, &quot;remove&quot;, &quot;edit&quot; or &quot;retry&quot;.</extracomment>
        <translation>Adresse bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation>Erneut hochladen</translation>
    </message>
    <message>
        <source>Move to the front</source>
        <translation>An den Anfang</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Nach links</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <source>Move to the end</source>
        <translation>Ans Ende</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>File {name}, {state}, {number} of {total}</source>
        <translation>Datei {name}, {state}, {number} von {total}</translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation>Mehr zu {name}</translation>
    </message>
    <message>
        <source>{size} uploading</source>
        <translation>{size} wird hochgeladen</translation>
    </message>
    <message>
        <source>not an https:// or media_library:// address</source>
        <translation>keine https://- oder media_library://-Adresse</translation>
    </message>
    <message>
        <source>media library</source>
        <translation>Medienbibliothek</translation>
    </message>
    <message>
        <source>link</source>
        <translation>Link</translation>
    </message>
</context>
<context>
    <name>ColourBox</name>
    <message>
        <source>Colour of the workspace</source>
        <translation>Farbe des Arbeitsbereichs</translation>
    </message>
</context>
<context>
    <name>ColourStrip</name>
    <message>
        <source>Colour of the workspace</source>
        <translation>Farbe des Arbeitsbereichs</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>More</source>
        <extracomment>The cursor came to a field: its JSON pointer.</extracomment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Weitere Felder</translation>
    </message>
    <message>
        <source>Snippets</source>
        <translation>Textbausteine</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect a workspace</source>
        <translation>Arbeitsbereich verbinden</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
</context>
<context>
    <name>ConnectForm</name>
    <message>
        <source>Name</source>
        <extracomment>Base URL and key. Name, base URL and key.</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>for example your company</source>
        <translation>zum Beispiel Ihre Firma</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Address of the API</source>
        <translation>Adresse der API</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>API &amp;key</source>
        <translation>API-&amp;Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Address of the API</source>
        <translation>&amp;Adresse der API</translation>
    </message>
    <message>
        <source>You create the key in Mateo under Settings, Integration, API key. It is kept in the keyring of this computer.</source>
        <translation>Den Schlüssel erstellen Sie in Mateo unter Einstellungen, Integration, API-Schlüssel. Er liegt dann im Schlüsselbund dieses Computers.</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Server wird gefragt&#xa0;…</translation>
    </message>
    <message>
        <source>Enter the API key first.</source>
        <translation>Geben Sie zuerst den API-Schlüssel ein.</translation>
    </message>
    <message>
        <source>My workspace</source>
        <translation>Mein Arbeitsbereich</translation>
    </message>
    <message>
        <source>&amp;Country for phone numbers</source>
        <translation>&amp;Land für Telefonnummern</translation>
    </message>
</context>
<context>
    <name>ContactDesk</name>
    <message>
        <source>The contact is being created…</source>
        <extracomment>Contacts whose address was asked for in this workspace. Draft and role that the contact of the dialog is for. Typed beginning and form of a dialog that was closed.</extracomment>
        <translation>Der Kontakt wird angelegt …</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>Whether the contact is there cannot be found out now: {why}</source>
        <translation>Ob es den Kontakt gibt, lässt sich jetzt nicht feststellen: {why}</translation>
    </message>
    <message>
        <source>There is no such contact now. It may be created once more.</source>
        <translation>Es gibt jetzt keinen solchen Kontakt. Er kann noch einmal angelegt werden.</translation>
    </message>
    <message>
        <source>There is such a contact: {contact}</source>
        <translation>Diesen Kontakt gibt es: {contact}</translation>
    </message>
    <message>
        <source>The contact</source>
        <translation>Der Kontakt</translation>
    </message>
    <message>
        <source>{name} was created as a contact.</source>
        <translation>{name} wurde als Kontakt angelegt.</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>New contact</source>
        <extracomment>The NewContact that is to be made. The NewContact that may have been made. The person takes the contact that was found. It was closed with this NewContact still in it.</extracomment>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-Mail</translation>
    </message>
    <message>
        <source>&amp;Mobile number (SMS)</source>
        <translation>&amp;Mobilnummer (SMS)</translation>
    </message>
    <message>
        <source>&amp;WhatsApp number</source>
        <translation>&amp;WhatsApp-Nummer</translation>
    </message>
    <message>
        <source>&amp;Street and number</source>
        <translation>&amp;Straße und Hausnummer</translation>
    </message>
    <message>
        <source>&amp;Addition</source>
        <translation>&amp;Zusatz</translation>
    </message>
    <message>
        <source>&amp;Postal code</source>
        <translation>&amp;Postleitzahl</translation>
    </message>
    <message>
        <source>&amp;Town</source>
        <translation>&amp;Ort</translation>
    </message>
    <message>
        <source>Co&amp;untry</source>
        <translation>&amp;Land</translation>
    </message>
    <message>
        <source>for example c/o, floor</source>
        <translation>zum Beispiel c/o, Etage</translation>
    </message>
    <message>
        <source>With a postal address</source>
        <translation>Mit Postanschrift</translation>
    </message>
    <message>
        <source>Look whether it is there</source>
        <translation>Nachsehen, ob es ihn gibt</translation>
    </message>
    <message>
        <source>Take this contact</source>
        <translation>Diesen Kontakt nehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>{missing} (for a letter).</source>
        <translation>{missing} (für einen Brief).</translation>
    </message>
    <message>
        <source>Without an e-mail address nobody can be written to from here.</source>
        <translation>Ohne E-Mail-Adresse kann von diesem Kanal aus nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Without this number nobody can be written to from here.</source>
        <translation>Ohne diese Nummer kann von diesem Kanal aus nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>“{text}” does not look like an e-mail address.</source>
        <translation>„{text}“ sieht nicht wie eine E-Mail-Adresse aus.</translation>
    </message>
    <message>
        <source>“{text}” is not a phone number in {country}.</source>
        <translation>„{text}“ ist keine Telefonnummer (Land: {country}).</translation>
    </message>
</context>
<context>
    <name>ConversationHead</name>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>No conversation yet</source>
        <translation>Noch keine Konversation</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Konversation</translation>
    </message>
    <message>
        <source>asking Mateo…</source>
        <translation>Mateo wird gefragt&#xa0;…</translation>
    </message>
    <message>
        <source>assigned to {name}</source>
        <translation>zugewiesen an {name}</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>Stand {time}</translation>
    </message>
    <message>
        <source>free text until {time}</source>
        <translation>freier Text bis {time}</translation>
    </message>
    <message>
        <source>free text no longer possible</source>
        <translation>freier Text nicht mehr möglich</translation>
    </message>
</context>
<context>
    <name>ConversationPane</name>
    <message>
        <source>Conversation</source>
        <extracomment>Below this many lines of text the receipt would leave no room to read in.</extracomment>
        <translation>Konversation</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Open in Mateo</source>
        <translation>In Mateo öffnen</translation>
    </message>
    <message>
        <source>Raw JSON</source>
        <translation>JSON (roh)</translation>
    </message>
    <message>
        <source>The messages of this conversation could not be read.</source>
        <translation>Die Nachrichten dieser Konversation konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>When the message is accepted, the conversation with its answers appears here.</source>
        <translation>Sobald die Nachricht angenommen ist, erscheint hier die Konversation mit den Antworten.</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>Bot</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>There is nothing to print yet.</source>
        <extracomment>A browser that is not running yet takes seconds to read its file.</extracomment>
        <translation>Noch gibt es nichts zu drucken.</translation>
    </message>
    <message>
        <source>The page could not be written: {why}</source>
        <translation>Die Seite ließ sich nicht schreiben: {why}</translation>
    </message>
    <message>
        <source>No browser could be opened.</source>
        <translation>Es ließ sich kein Browser öffnen.</translation>
    </message>
    <message>
        <source>In the browser scripts and everything from the network are off. Put out of action for this view: {names}</source>
        <translation>Im Browser sind Skripte und alles aus dem Netz abgeschaltet. Für diese Ansicht unwirksam gemacht: {names}</translation>
    </message>
    <message>
        <source>The PDF could not be saved: {why}</source>
        <translation>Das PDF ließ sich nicht speichern: {why}</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Gespeichert als {name}</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Nothing was printed. Is the printer switched on?</source>
        <translation>Es wurde nichts gedruckt. Ist der Drucker eingeschaltet?</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>the program got no answer</source>
        <translation>es kam keine Antwort</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Datei ersetzen?</translation>
    </message>
    <message>
        <source>{name} is there already.</source>
        <translation>{name} gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>Anderen Namen wählen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>In the browser scripts and everything from the network are off: its pictures are not loaded.</source>
        <translation>Im Browser sind Skripte und alles aus dem Netz abgeschaltet: Bilder werden dort nicht geladen.</translation>
    </message>
</context>
<context>
    <name>Correspondent</name>
    <message>
        <source>Try again</source>
        <extracomment>Where a conversation lies in the web application (mateo-api.md, 3.3). Role and text of the last search. A channel by hand, with the type that an answer told.</extracomment>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The list of channels is not up to date: {why}</source>
        <translation>Die Kanalliste ist nicht aktuell: {why}</translation>
    </message>
    <message>
        <source>The list of channels cannot be had: {why} A channel can be entered by its ID.</source>
        <translation>Die Kanalliste ist nicht verfügbar: {why} Sie können einen Kanal über seine ID eingeben.</translation>
    </message>
    <message>
        <source>“{name}” is a channel of the type {kind}. That is noted.</source>
        <translation>„{name}“ ist ein Kanal der Art {kind}. Das ist vermerkt.</translation>
    </message>
    <message>
        <source>“{name}” is noted as {typed}, but the answer says that it is {kind}. The form may show the wrong fields.</source>
        <translation>„{name}“ ist als {typed} vermerkt, die Antwort sagt aber, dass es {kind} ist. Das Formular zeigt womöglich die falschen Felder.</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>Richtigstellen</translation>
    </message>
    <message>
        <source>Contacts cannot be searched: {why} A recipient can be typed.</source>
        <translation>Die Kontakte lassen sich nicht durchsuchen: {why} Ein Empfänger kann eingetippt werden.</translation>
    </message>
</context>
<context>
    <name>CountryBox</name>
    <message>
        <source>Country for phone numbers</source>
        <translation>Land für Telefonnummern</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Not saved, kept until you quit</source>
        <extracomment>Under this name the key of the draft on the desk is kept between starts. Another draft was laid on the desk by a person. Keys that have a row in the store; an untouched new draft has none. What was typed while the data must not be written to. The draft as it was laid here: not yet changed by anybody. The key that is stored as LAST_DRAFT, as far as this run knows. The draft of a mailto: address, which goes by e-mail if that is no question. While a sent message lies on the desk, nothing that changes is saved.</extracomment>
        <translation>Nicht gespeichert, bleibt bis zum Beenden</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Details of the message</source>
        <extracomment>A message of the thread is to be answered; None means the latest. What a person decided about the message: &quot;check_again&quot;, &quot;send_again&quot; or &quot;discard&quot;. A person looks at another tab, by mouse or by keys. The message is to be printed, saved or opened elsewhere (preview/bar.py).</extracomment>
        <translation>Details der Nachricht</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Konversation</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Payload</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>Dispatcher</name>
    <message>
        <source>Sending…</source>
        <extracomment>The message on the desk, once Send was pressed for it. Keys of drafts that are on their way into the outbox. Messages for which a person chose another tab than the one with the choices.</extracomment>
        <translation>Wird gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>It is too late to undo: the message is being sent.</source>
        <translation>Zurückholen nicht mehr möglich: Die Nachricht wird schon gesendet.</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>Antwort zeigen</translation>
    </message>
    <message>
        <source>Enter the key…</source>
        <translation>Schlüssel eingeben&#xa0;…</translation>
    </message>
</context>
<context>
    <name>EmptiedLine</name>
    <message>
        <source>Emptied text</source>
        <translation>Geleerter Text</translation>
    </message>
    <message>
        <source>The text before it was emptied is kept.</source>
        <translation>Der Text von vor dem Leeren ist aufbewahrt.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
</context>
<context>
    <name>FaultMenu</name>
    <message>
        <source>No fault</source>
        <extracomment>From the sandbox&apos;s thread: which faults are on, now that one went on or off.</extracomment>
        <translation>Keine Störung</translation>
    </message>
    <message>
        <source>When an ID comes twice</source>
        <translation>Wenn eine ID zweimal kommt</translation>
    </message>
    <message>
        <source>Fault: {name}</source>
        <translation>Störung: {name}</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Only once</source>
        <translation>Nur einmal</translation>
    </message>
    <message>
        <source>Every time</source>
        <translation>Jedes Mal</translation>
    </message>
    <message>
        <source>Let things go wrong in the sandbox</source>
        <translation>In der Sandbox etwas schiefgehen lassen</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <extracomment>After so many milliseconds without a key what is found is counted anew.</extracomment>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Nur ganze Wörter</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Vorheriges (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Nächstes (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>%Ln ersetzt</numerusform>
            <numerusform>%Ln ersetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln gefunden</numerusform>
            <numerusform>%Ln gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
</context>
<context>
    <name>FindKeys</name>
    <message>
        <source>Find in the message</source>
        <extracomment>Cmd+H hides a program on a Mac.</extracomment>
        <translation>In der Nachricht suchen</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Suchen und ersetzen</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Weitersuchen</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Rückwärts weitersuchen</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Suchleiste schließen</translation>
    </message>
</context>
<context>
    <name>FinishedText</name>
    <message>
        <source>What will be read</source>
        <extracomment>A template&apos;s body has 1,024 characters at most; a text by hand may be anything.</extracomment>
        <translation>So wird es gelesen</translation>
    </message>
    <message>
        <source>Finished text of the template</source>
        <translation>Fertiger Text der Vorlage</translation>
    </message>
    <message>
        <source>(no label)</source>
        <translation>(ohne Beschriftung)</translation>
    </message>
    <message>
        <source>Button: {label}</source>
        <translation>Schaltfläche: {label}</translation>
    </message>
    <message>
        <source>{kind} of the template</source>
        <translation>{kind} der Vorlage</translation>
    </message>
</context>
<context>
    <name>FormattingBar</name>
    <message>
        <source>Bold</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Kursiv</translation>
    </message>
    <message>
        <source>Underlined</source>
        <translation>Unterstrichen</translation>
    </message>
    <message>
        <source>Struck out</source>
        <translation>Durchgestrichen</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Bulleted list</source>
        <translation>Aufzählung</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>Nummerierte Liste</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Remove formatting</source>
        <translation>Formatierung entfernen</translation>
    </message>
    <message>
        <source>Kind of paragraph</source>
        <translation>Absatzart</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Horizontal rule</source>
        <translation>Trennlinie</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Heading 1</source>
        <translation>Überschrift 1</translation>
    </message>
    <message>
        <source>Heading 2</source>
        <translation>Überschrift 2</translation>
    </message>
    <message>
        <source>Heading 3</source>
        <translation>Überschrift 3</translation>
    </message>
    <message>
        <source>Code block</source>
        <translation>Codeblock</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>Zentriert</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>One list deeper</source>
        <translation>Eine Ebene tiefer</translation>
    </message>
    <message>
        <source>One list higher</source>
        <translation>Eine Ebene höher</translation>
    </message>
    <message>
        <source>Begin with number…</source>
        <translation>Beginnen mit Nummer …</translation>
    </message>
    <message>
        <source>Insert table…</source>
        <translation>Tabelle einfügen …</translation>
    </message>
    <message>
        <source>Row above</source>
        <translation>Zeile darüber</translation>
    </message>
    <message>
        <source>Row below</source>
        <translation>Zeile darunter</translation>
    </message>
    <message>
        <source>Column before</source>
        <translation>Spalte davor</translation>
    </message>
    <message>
        <source>Column after</source>
        <translation>Spalte dahinter</translation>
    </message>
    <message>
        <source>First row is a heading</source>
        <translation>Erste Zeile ist Kopfzeile</translation>
    </message>
    <message>
        <source>Remove row</source>
        <translation>Zeile entfernen</translation>
    </message>
    <message>
        <source>Remove column</source>
        <translation>Spalte entfernen</translation>
    </message>
    <message>
        <source>Remove table</source>
        <translation>Tabelle entfernen</translation>
    </message>
    <message>
        <source>More formatting</source>
        <translation>Weitere Formatierung</translation>
    </message>
    <message>
        <source>Kind of paragraph: {kind}</source>
        <translation>Absatzart: {kind}</translation>
    </message>
</context>
<context>
    <name>GoneLine</name>
    <message>
        <source>Choose another channel</source>
        <extracomment>Whether the channel of the draft is one of a network that is no more.</extracomment>
        <translation>Anderen Kanal wählen</translation>
    </message>
    <message>
        <source>{kind} was switched off on {since}: nothing can be sent there any more. What was written is kept and can go by another channel.</source>
        <translation>{kind} wurde am {since} abgeschaltet: Darüber kann nichts mehr gesendet werden. Das Geschriebene bleibt erhalten und kann über einen anderen Kanal gesendet werden.</translation>
    </message>
</context>
<context>
    <name>HandMadeChannel</name>
    <message>
        <source>Enter a channel</source>
        <translation>Kanal eingeben</translation>
    </message>
    <message>
        <source>another type</source>
        <translation>anderer Typ</translation>
    </message>
    <message>
        <source>Channel &amp;ID</source>
        <translation>Kanal-&amp;ID</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Typ</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>That is no channel ID. It looks like 3c90c3cc-0d44-4b50-8888-8dd25736052a and stands in the Mateo settings of the channel.</source>
        <translation>Das ist keine Kanal-ID. Sie sieht aus wie 3c90c3cc-0d44-4b50-8888-8dd25736052a und steht in den Mateo-Einstellungen des Kanals.</translation>
    </message>
</context>
<context>
    <name>InboxLine</name>
    <message>
        <source>Line in the inbox</source>
        <translation>Zeile im Posteingang</translation>
    </message>
    <message>
        <source>(sender)</source>
        <translation>(Absender)</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
</context>
<context>
    <name>JsonDialog</name>
    <message>
        <source>Further fields</source>
        <extracomment>The place it came from and the text.</extracomment>
        <translation>Weitere Felder</translation>
    </message>
    <message>
        <source>Further fields as JSON</source>
        <translation>Weitere Felder als JSON</translation>
    </message>
</context>
<context>
    <name>JsonPage</name>
    <message>
        <source>… {count} characters more …</source>
        <extracomment>5,000 coloured lines take 70 ms, plain ones 17; 200,000 characters full of signs 140. The line of the text that was given, not of what is laid out of it.</extracomment>
        <translation>… noch {count} Zeichen&#xa0;…</translation>
    </message>
    <message>
        <source>… {count} lines more; Copy takes all of it …</source>
        <translation>… noch {count} Zeilen; „Kopieren“ nimmt alles&#xa0;…</translation>
    </message>
</context>
<context>
    <name>JsonTree</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>LastChannel</name>
    <message>
        <source>Use</source>
        <extracomment>In letters of usual width: the name in the From list needs the room. The first recipient changed: where was this person written to last time?</extracomment>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Last time by {kind}: {name}</source>
        <translation>Zuletzt: {name} ({kind})</translation>
    </message>
    <message>
        <source>Use: {channel}</source>
        <translation>Verwenden: {channel}</translation>
    </message>
</context>
<context>
    <name>LeftOutPane</name>
    <message>
        <source>Not sent on this channel</source>
        <translation>Auf diesem Kanal nicht gesendet</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Put this note away</source>
        <translation>Diesen Hinweis weglegen</translation>
    </message>
    <message>
        <source>This channel ({kind}) does not send these. They are kept for another.</source>
        <translation>Dieser Kanal ({kind}) sendet das nicht. Für einen anderen bleibt es erhalten.</translation>
    </message>
    <message>
        <source>This channel ({kind}) has no use for these. They are sent anyway.</source>
        <translation>Dieser Kanal ({kind}) kann damit nichts anfangen. Es wird trotzdem gesendet.</translation>
    </message>
    <message>
        <source>This channel ({kind}) has no use for these.</source>
        <translation>Dieser Kanal ({kind}) kann damit nichts anfangen.</translation>
    </message>
    <message>
        <source>is sent: {content}</source>
        <translation>wird gesendet: {content}</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Trotzdem senden</translation>
    </message>
    <message>
        <source>Leave out again</source>
        <translation>Wieder weglassen</translation>
    </message>
</context>
<context>
    <name>LetterPage</name>
    <message numerus="yes">
        <source>Letter, %Ln page(s)</source>
        <extracomment>A screen reader is told so much of the letter at once.</extracomment>
        <translation>
            <numerusform>Brief, %Ln Seite</numerusform>
            <numerusform>Brief, %Ln Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Seite {number} von {count}</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Link</source>
        <extracomment>The words and the address somebody agreed to. The link shall go, its words stay.</extracomment>
        <translation>Link</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Set link</source>
        <translation>Link setzen</translation>
    </message>
    <message>
        <source>Remove link</source>
        <translation>Link entfernen</translation>
    </message>
    <message>
        <source>A link leads to a web address (http or https) or to a mail address.</source>
        <translation>Ein Link führt zu einer Webadresse (http oder https) oder zu einer E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>Leads to {address}</source>
        <translation>Führt zu {address}</translation>
    </message>
</context>
<context>
    <name>LinkQuestion</name>
    <message>
        <source>Open this link?</source>
        <extracomment>Somebody wants the address opened.</extracomment>
        <translation>Diesen Link öffnen?</translation>
    </message>
    <message>
        <source>Write a mail to an address at</source>
        <translation>E-Mail schreiben an eine Adresse bei</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>Führt zu</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Whole address</source>
        <translation>Ganze Adresse</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open in the mail program</source>
        <translation>Im E-Mail-Programm öffnen</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>The text says {named}, but the link leads elsewhere.</source>
        <translation>Im Text steht {named}, der Link führt aber woandershin.</translation>
    </message>
    <message>
        <source>The name has letters of other scripts, which can look like common ones.</source>
        <translation>Der Name enthält Buchstaben anderer Schriften, die gewöhnlichen ähneln können.</translation>
    </message>
    <message>
        <source>What stands before the @ is not where the link leads.</source>
        <translation>Was vor dem @ steht, ist nicht das Ziel des Links.</translation>
    </message>
    <message>
        <source>The connection is not encrypted.</source>
        <translation>Die Verbindung ist nicht verschlüsselt.</translation>
    </message>
</context>
<context>
    <name>LossDialog</name>
    <message>
        <source>Change to formatted text?</source>
        <extracomment>Somebody agreed. Somebody wants to see a line of the source: its number, from 1.</extracomment>
        <translation>In formatierten Text umwandeln?</translation>
    </message>
    <message>
        <source>Formatted text cannot keep this of the HTML source:</source>
        <translation>Formatierter Text kann dies aus dem HTML-Quelltext nicht behalten:</translation>
    </message>
    <message>
        <source>What would be lost</source>
        <translation>Was verloren ginge</translation>
    </message>
    <message>
        <source>The words stay, and Undo brings the source back.</source>
        <translation>Die Wörter bleiben, und Rückgängig holt den Quelltext zurück.</translation>
    </message>
    <message>
        <source>Stay in HTML</source>
        <translation>Bei HTML bleiben</translation>
    </message>
    <message>
        <source>Change and drop it</source>
        <translation>Umwandeln und weglassen</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: line {lines}</source>
        <translation>{name}: Zeile {lines}</translation>
    </message>
    <message>
        <source>{name}: lines {lines}</source>
        <translation>{name}: Zeilen {lines}</translation>
    </message>
    <message>
        <source>parts of a table</source>
        <translation>Teile einer Tabelle</translation>
    </message>
    <message>
        <source>headings, quotes, code or tables inside of lists</source>
        <translation>Überschriften, Zitate, Code oder Tabellen in Listen</translation>
    </message>
    <message>
        <source>headings, lists, code or tables inside of table cells</source>
        <translation>Überschriften, Listen, Code oder Tabellen in Tabellenzellen</translation>
    </message>
    <message>
        <source>tables without lines</source>
        <translation>Tabellen ohne Linien</translation>
    </message>
    <message>
        <source>table headings beside the first row</source>
        <translation>Kopfzellen außerhalb der ersten Tabellenzeile</translation>
    </message>
    <message>
        <source>a link that is neither web nor mail</source>
        <translation>Link, der weder ins Web noch zu E-Mail führt</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>tables of more than 2,000 cells</source>
        <translation>Tabellen mit mehr als 2.000 Zellen</translation>
    </message>
    <message>
        <source>colours, fonts, sizes and spacing</source>
        <translation>Farben, Schriften, Größen und Abstände</translation>
    </message>
    <message>
        <source>the frame of a page</source>
        <translation>der Rahmen einer Seite</translation>
    </message>
    <message>
        <source>the writing direction</source>
        <translation>die Schreibrichtung</translation>
    </message>
</context>
<context>
    <name>MailPage</name>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>From</source>
        <extracomment>In pixels at letters of 13; both grow with larger ones.</extracomment>
        <translation>Von</translation>
    </message>
    <message>
        <source>Body of the mail</source>
        <translation>Text der E-Mail</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Mateo Desktop</source>
        <extracomment>Below these widths the detail pane and the lists become drawers (look.md); in pixels beside letters of 13, and wider with larger letters.</extracomment>
        <translation>Mateo Desktop</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>No workspace</source>
        <translation>Kein Arbeitsbereich</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Search drafts and sent…</source>
        <translation>Entwürfe, Gesendete suchen&#xa0;…</translation>
    </message>
    <message>
        <source>Search drafts and sent messages</source>
        <translation>Entwürfe und gesendete Nachrichten durchsuchen</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Conversation and preview</source>
        <translation>Konversation und Vorschau</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Senden planen</translation>
    </message>
    <message>
        <source>Undo send</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Jetzt speichern</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Datei anhängen</translation>
    </message>
    <message>
        <source>Go to Cc</source>
        <translation>Zu Cc gehen</translation>
    </message>
    <message>
        <source>Go to Bcc</source>
        <translation>Zu Bcc gehen</translation>
    </message>
    <message>
        <source>Show the payload</source>
        <translation>Payload zeigen</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>Als cURL kopieren</translation>
    </message>
    <message>
        <source>Go to the first problem</source>
        <translation>Zum ersten Problem gehen</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Search drafts and sent</source>
        <translation>Entwürfe, Gesendete suchen</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation>Alle Tastenkürzel</translation>
    </message>
    <message>
        <source>Enter the API key</source>
        <translation>API-Schlüssel eingeben</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Send from channel {number}</source>
        <translation>Senden über Kanal {number}</translation>
    </message>
    <message>
        <source>Earlier versions…</source>
        <translation>Frühere Fassungen&#xa0;…</translation>
    </message>
    <message>
        <source>Deleted drafts…</source>
        <translation>Gelöschte Entwürfe&#xa0;…</translation>
    </message>
    <message>
        <source>Insert a snippet</source>
        <translation>Textbaustein einfügen</translation>
    </message>
    <message>
        <source>Snippets and signatures</source>
        <translation>Textbausteine und Signaturen</translation>
    </message>
    <message>
        <source>Save the selection as a snippet</source>
        <translation>Auswahl als Textbaustein speichern</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Order and colours of the channels…</source>
        <translation>Reihenfolge und Farben der Kanäle …</translation>
    </message>
    <message>
        <source>New contact…</source>
        <translation>Neuer Kontakt …</translation>
    </message>
</context>
<context>
    <name>MoreForm</name>
    <message>
        <source>leave as it is</source>
        <extracomment>One-line fields: wire name and object name (contract.md). A form narrower than this many line heights has its labels above the fields.</extracomment>
        <translation>unverändert lassen</translation>
    </message>
    <message>
        <source>I know what I am doing</source>
        <translation>Ich weiß, was ich tue</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>Message ID</source>
        <translation>Nachrichten-ID</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the message ID</source>
        <translation>Nachrichten-ID kopieren</translation>
    </message>
    <message>
        <source>New ID</source>
        <translation>Neue ID</translation>
    </message>
</context>
<context>
    <name>MorePill</name>
    <message numerus="yes">
        <source>and %Ln more…</source>
        <extracomment>-1 to the left, +1 to the right.</extracomment>
        <translation>
            <numerusform>und %Ln weiterer&#xa0;…</numerusform>
            <numerusform>und %Ln weitere&#xa0;…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more recipient(s), open the list</source>
        <translation>
            <numerusform>%Ln weiterer Empfänger, Liste öffnen</numerusform>
            <numerusform>%Ln weitere Empfänger, Liste öffnen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoreSection</name>
    <message>
        <source>More fields</source>
        <translation>Weitere Felder</translation>
    </message>
</context>
<context>
    <name>MovableRow</name>
    <message>
        <source>Remove</source>
        <extracomment>Number and &quot;up&quot;, &quot;down&quot;, &quot;remove&quot;, or what else the row knows.</extracomment>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PayloadView</name>
    <message>
        <source>Payload, the exact request as JSON</source>
        <translation>Payload, die genaue Anfrage als JSON</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>cURL</source>
        <translation>cURL</translation>
    </message>
    <message>
        <source>HTTPie</source>
        <translation>HTTPie</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Paste a request</source>
        <translation>Anfrage einfügen</translation>
    </message>
    <message>
        <source>Fill the form from JSON or a cURL command in the clipboard</source>
        <translation>Das Formular aus JSON oder einem cURL-Befehl in der Zwischenablage füllen</translation>
    </message>
    <message>
        <source>Copied ✓</source>
        <translation>Kopiert ✓</translation>
    </message>
    <message>
        <source>SHA-256 {fingerprint} · {size}</source>
        <translation>SHA-256 {fingerprint} · {size}</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Search recipients</source>
        <translation>Empfänger suchen</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen&#xa0;…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s)</source>
        <translation>
            <numerusform>%Ln Empfänger</numerusform>
            <numerusform>%Ln Empfänger</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleLine</name>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>{role} {name}</source>
        <translation>{role} {name}</translation>
    </message>
    <message numerus="yes">
        <source>To %Ln people</source>
        <translation>
            <numerusform>An %Ln Person</numerusform>
            <numerusform>An %Ln Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Button</source>
        <translation>Schaltfläche</translation>
    </message>
    <message>
        <source>pressed</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>not pressed</source>
        <translation>nicht gewählt</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Recipient</source>
        <extracomment>The place it came from and the recipient as edited.</extracomment>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Contact ID</source>
        <translation>Kontakt-ID</translation>
    </message>
    <message>
        <source>Country codes</source>
        <translation>Länderkürzel</translation>
    </message>
    <message>
        <source>External contact ID</source>
        <translation>Externe Kontakt-ID</translation>
    </message>
    <message>
        <source>Second external contact ID</source>
        <translation>Zweite externe Kontakt-ID</translation>
    </message>
    <message>
        <source>e-mail address, phone number or the network&apos;s ID</source>
        <translation>E-Mail-Adresse, Telefonnummer oder ID beim Dienst</translation>
    </message>
    <message>
        <source>for reading a number, for example DE, AT</source>
        <translation>zum Lesen einer Nummer, z.&#xa0;B. DE, AT</translation>
    </message>
    <message>
        <source>needed for letters, which take no handle</source>
        <translation>nötig für Briefe (ohne Kennung)</translation>
    </message>
    <message>
        <source>Further fields as JSON</source>
        <translation>Weitere Felder als JSON</translation>
    </message>
    <message>
        <source>Further fields (JSON)</source>
        <translation>Weitere Felder (JSON)</translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message>
        <source>Message …</source>
        <extracomment>Whether the page itself left nothing out.</extracomment>
        <translation>Nachricht …</translation>
    </message>
    <message>
        <source>Instagram shows quick replies on phones, not on computers.</source>
        <translation>Instagram zeigt Schnellantworten nur auf Handys, nicht am Computer.</translation>
    </message>
</context>
<context>
    <name>Pill</name>
    <message>
        <source>Remove {name}</source>
        <extracomment>Number, and whether the keyboard goes on to the pill before or after it, or neither. -1 to the left, +1 to the right. A letter was typed while the pill had the focus.</extracomment>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>{name}, {number} of {total}</source>
        <translation>{name}, {number} von {total}</translation>
    </message>
</context>
<context>
    <name>PlaceholderRow</name>
    <message>
        <source>Value of placeholder {number}</source>
        <translation>Wert des Platzhalters {number}</translation>
    </message>
    <message>
        <source>Remove placeholder {number}</source>
        <translation>Platzhalter {number} entfernen</translation>
    </message>
</context>
<context>
    <name>PlaceholderTable</name>
    <message>
        <source>Placeholder values</source>
        <translation>Platzhalterwerte</translation>
    </message>
    <message>
        <source>Add a value</source>
        <translation>Wert hinzufügen</translation>
    </message>
</context>
<context>
    <name>PreviewBar</name>
    <message>
        <source>As on a computer</source>
        <extracomment>What can be taken out of the window. &quot;desktop&quot; or &quot;phone&quot;. &quot;html&quot; or &quot;text&quot;. One of the names above.</extracomment>
        <translation>Wie am Computer</translation>
    </message>
    <message>
        <source>As on a phone</source>
        <translation>Wie auf dem Handy</translation>
    </message>
    <message>
        <source>Formatted</source>
        <translation>Formatiert</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Print or save as PDF</source>
        <translation>Drucken oder als PDF speichern</translation>
    </message>
    <message>
        <source>Print the message…</source>
        <translation>Nachricht drucken …</translation>
    </message>
    <message>
        <source>Save the message as PDF…</source>
        <translation>Nachricht als PDF speichern …</translation>
    </message>
    <message>
        <source>Print the preview…</source>
        <translation>Vorschau drucken …</translation>
    </message>
    <message>
        <source>Save the preview as PDF…</source>
        <translation>Vorschau als PDF speichern …</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Preview</source>
        <extracomment>So long after the last change it is drawn anew; a text that takes longer than a frame waits for a pause that nobody makes while typing. A copy outside of the window is wished for: a name of bar.py.</extracomment>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>What you write is shown here as its reader will see it.</source>
        <translation>Was Sie schreiben, sehen Sie hier so wie Ihr Empfänger.</translation>
    </message>
    <message>
        <source>Mateo fills the template; its text is not known here.</source>
        <translation>Mateo füllt die Vorlage; ihr Text ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Mateo fills the template. Only its text is known here: a header, a footer or buttons of its own are not shown.</source>
        <translation>Mateo füllt die Vorlage. Hier ist nur ihr Text bekannt: Kopf- und Fußzeile sowie eigene Schaltflächen fehlen.</translation>
    </message>
    <message>
        <source>Approximation: Mateo sets and prints the real letter.</source>
        <translation>Annäherung: Den echten Brief setzt und druckt Mateo.</translation>
    </message>
    <message>
        <source>Message as its reader sees it</source>
        <translation>Nachricht, wie ihr Leser sie sieht</translation>
    </message>
    <message>
        <source>The preview shows the beginning only. All of it is sent.</source>
        <translation>Die Vorschau zeigt nur den Anfang. Gesendet wird alles.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles anzeigen</translation>
    </message>
    <message>
        <source>Show all of the text as it is sent</source>
        <translation>Den ganzen Text anzeigen, wie er gesendet wird</translation>
    </message>
    <message>
        <source>Text as it is sent</source>
        <translation>Text, wie er gesendet wird</translation>
    </message>
    <message>
        <source>Mateo fills the template; this is what is known of it here.</source>
        <translation>Mateo füllt die Vorlage; das ist hier von ihr bekannt.</translation>
    </message>
</context>
<context>
    <name>ProblemRows</name>
    <message>
        <source>Problems of the HTML source</source>
        <translation>Fehler im HTML-Quelltext</translation>
    </message>
</context>
<context>
    <name>ProfileCare</name>
    <message>
        <source>The API key of {name} was deleted.</source>
        <extracomment>The ID of a profile that has no key any more. A Profile as it is now.</extracomment>
        <translation>Der API-Schlüssel von {name} wurde gelöscht.</translation>
    </message>
    <message>
        <source>Delete the API key?</source>
        <translation>API-Schlüssel löschen?</translation>
    </message>
    <message>
        <source>It goes from the keyring of this computer. Nothing is sent from {name} until a key is entered again.</source>
        <translation>Er wird aus dem Schlüsselbund dieses Computers entfernt. Aus {name} wird nichts gesendet, bis wieder ein Schlüssel eingegeben ist.</translation>
    </message>
    <message>
        <source>Delete the key</source>
        <translation>Schlüssel löschen</translation>
    </message>
    <message>
        <source>Remove the workspace?</source>
        <translation>Arbeitsbereich entfernen?</translation>
    </message>
    <message>
        <source>{name} and its API key are removed from this computer.</source>
        <translation>{name} und der API-Schlüssel dazu werden von diesem Computer entfernt.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Drafts and sent messages stay in the data folder.</source>
        <translation>Entwürfe und gesendete Nachrichten bleiben im Datenordner.</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>There is no workspace called “{name}”.</source>
        <translation>Es gibt keinen Arbeitsbereich namens „{name}“.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them stay(s) for the next start, and ask(s) there.</source>
        <translation>
            <numerusform>%Ln davon bleibt bis zum nächsten Start liegen und fragt dann nach.</numerusform>
            <numerusform>%Ln davon bleiben bis zum nächsten Start liegen und fragen dann nach.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) wait to be sent.</source>
        <translation>
            <numerusform>%Ln Nachricht wartet auf das Senden.</numerusform>
            <numerusform>%Ln Nachrichten warten auf das Senden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something went wrong in this program. Your text is kept. ({kind})</source>
        <translation>In diesem Programm ist ein Fehler aufgetreten. Ihr Text ist erhalten. ({kind})</translation>
    </message>
</context>
<context>
    <name>Proofreader</name>
    <message>
        <source>Next misspelt word</source>
        <extracomment>The cursor has rested so long on a word before something is said of it.</extracomment>
        <translation>Nächstes falsch geschriebenes Wort</translation>
    </message>
    <message>
        <source>“{word}” may be misspelt</source>
        <translation>„{word}“ ist vielleicht falsch geschrieben</translation>
    </message>
    <message>
        <source>No misspelt words.</source>
        <translation>Keine falsch geschriebenen Wörter.</translation>
    </message>
    <message>
        <source>Spelling of “{word}”</source>
        <translation>Rechtschreibung von „{word}“</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Keine Vorschläge</translation>
    </message>
    <message>
        <source>Remove “{word}” from my words</source>
        <translation>„{word}“ aus meinen Wörtern entfernen</translation>
    </message>
    <message>
        <source>Add to my words</source>
        <translation>Zu meinen Wörtern hinzufügen</translation>
    </message>
    <message>
        <source>Ignore in this message</source>
        <translation>In dieser Nachricht ignorieren</translation>
    </message>
</context>
<context>
    <name>RawDialog</name>
    <message>
        <source>Raw JSON</source>
        <translation>JSON (roh)</translation>
    </message>
</context>
<context>
    <name>RawText</name>
    <message>
        <source>Text as it came</source>
        <extracomment>Laid out at once: even if all of it are controls, each shown as six characters, the window does not stall.</extracomment>
        <translation>Text, wie er ankam</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more character(s); Copy takes all of it.</source>
        <translation>
            <numerusform>%Ln weiteres Zeichen; „Kopieren“ nimmt alles.</numerusform>
            <numerusform>%Ln weitere Zeichen; „Kopieren“ nimmt alles.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>ReceiptCard</name>
    <message>
        <source>Receipt</source>
        <translation>Quittung</translation>
    </message>
    <message>
        <source>Hide the lines</source>
        <translation>Zeilen ausblenden</translation>
    </message>
    <message>
        <source>Show the lines</source>
        <translation>Zeilen zeigen</translation>
    </message>
</context>
<context>
    <name>RecipientsPane</name>
    <message>
        <source>To</source>
        <extracomment>Where a contact that was made by hand can be written to. What stands in a line is in the draft so long after the first key. What looks wrong with more people is looked up after they are on the screen. Role and text for which contacts would help. Somebody who is not to be offered again. Role and what was typed there: somebody is to become a contact. Role and what was typed there: the server is to be searched once more. How the phone numbers in all of them are read.</extracomment>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <extracomment>Who is half typed goes into the draft after a pause: a key reaches no other pane.</extracomment>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Bcc</translation>
    </message>
    <message>
        <source>Add {role}</source>
        <translation>{role} hinzufügen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Move to To</source>
        <translation>Nach An verschieben</translation>
    </message>
    <message>
        <source>Move to Cc</source>
        <translation>Nach Cc verschieben</translation>
    </message>
    <message>
        <source>Move to Bcc</source>
        <translation>Nach Bcc verschieben</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>RemarkLine</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Pictures cannot stand in the text. Add them as attachments.</source>
        <translation>Bilder sind im Text nicht möglich. Fügen Sie sie als Anhang hinzu.</translation>
    </message>
    <message>
        <source>That was too long to keep its formatting: the words were pasted.</source>
        <translation>Zu lang, um die Formatierung zu behalten: Nur der Text wurde eingefügt.</translation>
    </message>
    <message>
        <source>Not everything of that could be pasted.</source>
        <translation>Nicht alles davon konnte eingefügt werden.</translation>
    </message>
    <message>
        <source>Back to the source</source>
        <extracomment>The HTML source shall come back. These files shall be attached: a list of paths.</extracomment>
        <translation>Zurück zum Quelltext</translation>
    </message>
    <message>
        <source>The HTML source is now formatted text.</source>
        <translation>Der HTML-Quelltext ist jetzt formatierter Text.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) on this computer belong(s) to what you pasted.</source>
        <translation>
            <numerusform>Zu dem Eingefügten gehört ein Bild auf diesem Computer.</numerusform>
            <numerusform>Zu dem Eingefügten gehören %Ln Bilder auf diesem Computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Attach %Ln picture(s)</source>
        <translation>
            <numerusform>Bild anhängen</numerusform>
            <numerusform>%Ln Bilder anhängen</numerusform>
        </translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>ResponseView</name>
    <message>
        <source>Nothing has been sent from this draft yet.</source>
        <translation>Aus diesem Entwurf wurde noch nichts gesendet.</translation>
    </message>
    <message>
        <source>The answer of the API appears here, whole and as it came.</source>
        <translation>Hier erscheint die Antwort der API, vollständig und unverändert.</translation>
    </message>
    <message>
        <source>The answer to this try</source>
        <extracomment>&quot;check_again&quot;, &quot;send_again&quot; or &quot;discard&quot;.</extracomment>
        <translation>Die Antwort auf diesen Versuch</translation>
    </message>
</context>
<context>
    <name>RichBox</name>
    <message>
        <source>Insert a place</source>
        <extracomment>A signature is put in when a message begins: to whom and about what is not known yet. A person changed the text.</extracomment>
        <translation>Platzhalter einfügen</translation>
    </message>
    <message>
        <source>Filled in when the text is used</source>
        <translation>Wird ausgefüllt, wenn der Text verwendet wird</translation>
    </message>
    <message>
        <source>Recipient: whole name</source>
        <translation>Empfänger: ganzer Name</translation>
    </message>
    <message>
        <source>Recipient: first name</source>
        <translation>Empfänger: Vorname</translation>
    </message>
    <message>
        <source>Recipient: last name</source>
        <translation>Empfänger: Nachname</translation>
    </message>
    <message>
        <source>Recipient: address or number</source>
        <translation>Empfänger: Adresse oder Nummer</translation>
    </message>
    <message>
        <source>Channel: name</source>
        <translation>Kanal: Name</translation>
    </message>
    <message>
        <source>Channel: address or number</source>
        <translation>Kanal: Adresse oder Nummer</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>Wochentag</translation>
    </message>
    <message>
        <source>Where the cursor stands then</source>
        <translation>Wo danach die Schreibmarke steht</translation>
    </message>
</context>
<context>
    <name>RichMenu</name>
    <message>
        <source>Paste without formatting</source>
        <translation>Ohne Formatierung einfügen</translation>
    </message>
</context>
<context>
    <name>SafeDocument</name>
    <message>
        <source>[Image: {name}]</source>
        <extracomment>More than this is no message; the rest is not shown. The last portion is in the document. Whether all that was given is in the document, or will be as far as that is known.</extracomment>
        <translation>[Bild: {name}]</translation>
    </message>
</context>
<context>
    <name>SafeView</name>
    <message>
        <source>[Image: {name}]</source>
        <extracomment>More characters than this are as wide as they may be. More characters than this do not fit into a window. What a mail address in a link may bring along. &quot;attach&quot; would name a file. Whether what is shown is all there is; False offers the original.</extracomment>
        <translation>[Bild: {name}]</translation>
    </message>
</context>
<context>
    <name>ScheduleDialog</name>
    <message>
        <source>Send later</source>
        <extracomment>The key of the draft it was opened for, and the moment.</extracomment>
        <translation>Später senden</translation>
    </message>
    <message>
        <source>Day and time</source>
        <translation>Tag und Uhrzeit</translation>
    </message>
    <message>
        <source>ddd, yyyy-MM-dd HH:mm</source>
        <translation>ddd, dd.MM.yyyy HH:mm</translation>
    </message>
    <message>
        <source>Mateo keeps the message until then. It cannot be recalled from here.</source>
        <translation>Bis dahin liegt die Nachricht bei Mateo. Von hier lässt sie sich nicht zurückholen.</translation>
    </message>
</context>
<context>
    <name>ScheduleField</name>
    <message>
        <source>Send after</source>
        <translation>Senden ab</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>Pick…</source>
        <translation>Wählen&#xa0;…</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
</context>
<context>
    <name>SendBar</name>
    <message>
        <source>Saved</source>
        <extracomment>In line heights: from this width on there is room for the long name, in German too, and none of &quot;Saved 12:03:04&quot; is cut for it. In line heights: a reason that has less room than this stands above the row. The button of the line was pressed; carries SendLine.name.</extracomment>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>More ways to send</source>
        <extracomment>The same where there is no room beside the button.</extracomment>
        <translation>Weitere Arten zu senden</translation>
    </message>
    <message>
        <source>Send and close the conversation</source>
        <translation>Senden und Konversation schließen</translation>
    </message>
    <message>
        <source>Schedule…</source>
        <translation>Planen&#xa0;…</translation>
    </message>
    <message>
        <source>Undo send</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Gespeichert {time}</translation>
    </message>
    <message>
        <source>Not to be sent: this network was switched off</source>
        <translation>Nicht sendbar: Dieses Netz wurde abgeschaltet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to fix</source>
        <translation>
            <numerusform>%Ln zu beheben</numerusform>
            <numerusform>%Ln zu beheben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s)</source>
        <translation>
            <numerusform>%Ln Hinweis</numerusform>
            <numerusform>%Ln Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send to {name}</source>
        <translation>An {name} senden</translation>
    </message>
    <message>
        <source>Send to {number} people</source>
        <translation>An {number} Personen senden</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>Frühere Fassungen</translation>
    </message>
    <message>
        <source>Earlier versions of this draft (Ctrl+Shift+H)</source>
        <translation>Frühere Fassungen dieses Entwurfs (Strg+Umschalt+H)</translation>
    </message>
</context>
<context>
    <name>SendLine</name>
    <message>
        <source>Sending in {seconds} s</source>
        <extracomment>The buttons of a message that waits; the first is what most people want. A countdown is said aloud at its start and when so many seconds are left.</extracomment>
        <translation>Senden in {seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message>
        <source>Check again</source>
        <extracomment>The words on the buttons, by what they mean to the desk.</extracomment>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen&#xa0;…</translation>
    </message>
    <message>
        <source>Back to drafts</source>
        <translation>Zurück zu den Entwürfen</translation>
    </message>
    <message>
        <source>Enter the key…</source>
        <translation>Schlüssel eingeben&#xa0;…</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>Erneut senden&#xa0;…</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>Vorlage wählen</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Trotzdem senden</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <extracomment>How phone numbers are read in the workspace that is open: two letters. A Profile in another colour.</extracomment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>The language changes with the next start.</source>
        <translation>Die Sprache wechselt beim nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Darstellung</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>&amp;Undo send for</source>
        <translation>&amp;Zurückholbar für</translation>
    </message>
    <message>
        <source>send at once</source>
        <translation>sofort senden</translation>
    </message>
    <message>
        <source>&amp;Keep sent messages</source>
        <translation>&amp;Gesendete behalten</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>&amp;Ask before sending after</source>
        <translation>&amp;Nachfragen nach</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>A message that waited longer in the outbox asks before it goes.</source>
        <translation>Was länger im Postausgang lag, wird erst nach Rückfrage gesendet.</translation>
    </message>
    <message>
        <source>API keys: {keyring}</source>
        <translation>API-Schlüssel: {keyring}</translation>
    </message>
    <message>
        <source>Data: {folder}</source>
        <translation>Daten: {folder}</translation>
    </message>
    <message>
        <source>Proxy of this computer: {proxy}</source>
        <translation>Proxy dieses Rechners: {proxy}</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
    </message>
    <message>
        <source>Delete the API key</source>
        <translation>API-Schlüssel löschen</translation>
    </message>
    <message>
        <source>Remove the workspace</source>
        <translation>Arbeitsbereich entfernen</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Rechtschreibung</translation>
    </message>
    <message>
        <source>Words that promise a file</source>
        <translation>Wörter, die eine Datei ankündigen</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>Wie ausgeliefert</translation>
    </message>
    <message>
        <source>Words that promise a &amp;file</source>
        <translation>&amp;Wörter, die eine Datei ankündigen</translation>
    </message>
    <message>
        <source>With one of them in the text and no file, there is a remark.</source>
        <translation>Steht eines davon im Text und ist keine Datei dabei, erscheint ein Hinweis.</translation>
    </message>
    <message>
        <source>&amp;Country for phone numbers</source>
        <translation>&amp;Land für Telefonnummern</translation>
    </message>
    <message>
        <source>For this workspace: 0151 … is read as a number of that country.</source>
        <translation>Für diesen Arbeitsbereich: 0151 … wird als Nummer dieses Landes gelesen.</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Send from channel 1 to 9</source>
        <translation>Senden über Kanal 1 bis 9</translation>
    </message>
    <message>
        <source>Ctrl+1 … Ctrl+9</source>
        <translation>Strg+1&#xa0;… Strg+9</translation>
    </message>
    <message>
        <source>Bold, italic, underline, link</source>
        <translation>Fett, kursiv, unterstr., Link</translation>
    </message>
    <message>
        <source>Ctrl+B, I, U, K</source>
        <translation>Strg+B, I, U, K</translation>
    </message>
    <message>
        <source>Numbered list, bulleted list, quote</source>
        <translation>Nummerierung, Liste, Zitat</translation>
    </message>
    <message>
        <source>Ctrl+Shift+7, 8, 9</source>
        <translation>Strg+Umschalt+7, 8, 9</translation>
    </message>
    <message>
        <source>Paste as plain text</source>
        <translation>Als Nur-Text einfügen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+V</source>
        <translation>Strg+Umschalt+V</translation>
    </message>
    <message>
        <source>Remove formatting</source>
        <translation>Formatierung entfernen</translation>
    </message>
    <message>
        <source>Ctrl+\</source>
        <translation>Strg+\</translation>
    </message>
    <message>
        <source>Move a button or a file</source>
        <translation>Schaltfläche/Datei bewegen</translation>
    </message>
    <message>
        <source>Insert a snippet</source>
        <translation>Textbaustein einfügen</translation>
    </message>
    <message>
        <source>Ctrl+Space, or / at the start of a line</source>
        <translation>Strg+Leertaste oder / am Zeilenanfang</translation>
    </message>
    <message>
        <source>HTML: lines further in or out</source>
        <translation>HTML: Zeilen ein- oder ausrücken</translation>
    </message>
    <message>
        <source>HTML: lay out</source>
        <translation>HTML: Quelltext einrücken</translation>
    </message>
    <message>
        <source>Ctrl+Shift+I</source>
        <translation>Strg+Umschalt+I</translation>
    </message>
    <message>
        <source>Menu of a misspelt word</source>
        <translation>Menü zu einem falsch geschriebenen Wort</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Umschalt+F10</translation>
    </message>
    <message>
        <source>Struck out, code</source>
        <translation>Durchgestrichen, Code</translation>
    </message>
    <message>
        <source>Ctrl+Shift+X, Ctrl+E</source>
        <translation>Strg+Umschalt+X, Strg+E</translation>
    </message>
    <message>
        <source>Headings 1 to 3, text, code block</source>
        <translation>Überschriften 1 bis 3, Text, Codeblock</translation>
    </message>
    <message>
        <source>Ctrl+Shift+1, 2, 3, 0, 6</source>
        <translation>Strg+Umschalt+1, 2, 3, 0, 6</translation>
    </message>
    <message>
        <source>Item one list deeper, one list higher</source>
        <translation>Listenpunkt eine Ebene tiefer, eine Ebene höher</translation>
    </message>
    <message>
        <source>Ctrl+M, Ctrl+Shift+M</source>
        <translation>Strg+M, Strg+Umschalt+M</translation>
    </message>
    <message>
        <source>Left, centered, right</source>
        <translation>Links, zentriert, rechts</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L, E, R</source>
        <translation>Strg+Umschalt+L, E, R</translation>
    </message>
    <message>
        <source>Next cell, previous cell of a table</source>
        <translation>Nächste, vorige Zelle einer Tabelle</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Umschalt+Tab</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Drafts</source>
        <extracomment>What a person can do with a message in each state (sending.md). &quot;drafts&quot;, &quot;outbox&quot; or &quot;sent&quot; came into sight.</extracomment>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>No drafts. What you write is kept here by itself.</source>
        <translation>Keine Entwürfe. Was Sie schreiben, wird hier von selbst aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing is on its way.</source>
        <translation>Nichts ist unterwegs.</translation>
    </message>
    <message>
        <source>What was accepted appears here.</source>
        <translation>Hier erscheint, was angenommen wurde.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Undo send</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Back to drafts</source>
        <translation>Zurück zu den Entwürfen</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>Erneut senden&#xa0;…</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen&#xa0;…</translation>
    </message>
    <message>
        <source>Use as new message</source>
        <translation>Als neue Nachricht verwenden</translation>
    </message>
    <message>
        <source>Earlier versions…</source>
        <translation>Frühere Fassungen&#xa0;…</translation>
    </message>
    <message>
        <source>Deleted drafts…</source>
        <translation>Gelöschte Entwürfe&#xa0;…</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Trotzdem senden</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>Vorlage wählen</translation>
    </message>
</context>
<context>
    <name>SignaturePage</name>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>A signature stands below every new message of its channel. It is ordinary text: it can be changed in the message, and then it stays as you changed it.</source>
        <translation>Eine Signatur steht unter jeder neuen Nachricht ihres Kanals. Sie ist gewöhnlicher Text: Sie können sie in der Nachricht ändern, und dann bleibt sie so, wie Sie sie geändert haben.</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>This channel takes words without formatting.</source>
        <translation>Dieser Kanal nimmt nur Text ohne Formatierung.</translation>
    </message>
    <message>
        <source>Each channel has a signature of its own. No channel is known yet.</source>
        <translation>Jeder Kanal hat eine eigene Signatur. Noch ist kein Kanal bekannt.</translation>
    </message>
    <message>
        <source>{channel}, with signature</source>
        <translation>{channel}, mit Signatur</translation>
    </message>
</context>
<context>
    <name>SmsPage</name>
    <message numerus="yes">
        <source>%Ln SMS</source>
        <translation>
            <numerusform>%Ln&#xa0;SMS</numerusform>
            <numerusform>%Ln&#xa0;SMS</numerusform>
        </translation>
    </message>
    <message>
        <source>{used} of {capacity}</source>
        <translation>{used} von {capacity}</translation>
    </message>
    <message>
        <source>{number} recipients: {total} SMS in all</source>
        <translation>{number} Empfänger: zusammen {total} SMS</translation>
    </message>
    <message>
        <source>Wavy line: forces Unicode: {signs}</source>
        <translation>Wellenlinie: erzwingt Unicode: {signs}</translation>
    </message>
    <message>
        <source>Dotted line: counts as two</source>
        <translation>Gepunktete Linie: zählt doppelt</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln parts are shown.</source>
        <translation>
            <numerusform>Nur der erste Teil ist zu sehen.</numerusform>
            <numerusform>Nur die ersten %Ln Teile sind zu sehen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SmsSigns</name>
    <message>
        <source>Write them as the SMS alphabet has them; undo brings all of them back</source>
        <extracomment>A longer text is no SMS in any alphabet (body_checks.py): nothing is marked in it. The line names so many different signs.</extracomment>
        <translation>Sie so schreiben, wie das SMS-Alphabet sie kennt; Rückgängig bringt alle zurück</translation>
    </message>
    <message>
        <source>{sign} forces Unicode, and nothing else says the same</source>
        <translation>{sign} erzwingt Unicode, und nichts anderes sagt dasselbe</translation>
    </message>
    <message>
        <source>{sign} forces Unicode; {instead} does not</source>
        <translation>{sign} erzwingt Unicode; {instead} nicht</translation>
    </message>
    <message>
        <source>Only in Unicode: {signs}</source>
        <translation>Nur in Unicode: {signs}</translation>
    </message>
    <message>
        <source>Without another spelling: {signs}</source>
        <translation>Ohne andere Schreibweise: {signs}</translation>
    </message>
    <message numerus="yes">
        <source>Replace %Ln character(s)</source>
        <translation>
            <numerusform>%Ln Zeichen ersetzen</numerusform>
            <numerusform>%Ln Zeichen ersetzen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SmsView</name>
    <message>
        <source>Counts as two</source>
        <extracomment>Nobody reads more parts than these; the rest is counted, not shown. The places in the document where parts begin, but for the first.</extracomment>
        <translation>Zählt doppelt</translation>
    </message>
    <message>
        <source>Forces Unicode</source>
        <translation>Erzwingt Unicode</translation>
    </message>
    <message>
        <source>would do instead: {sign}</source>
        <translation>stattdessen ginge: {sign}</translation>
    </message>
</context>
<context>
    <name>SnippetDialog</name>
    <message>
        <source>Snippets and signatures</source>
        <translation>Textbausteine und Signaturen</translation>
    </message>
    <message>
        <source>Snippets</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Signaturen</translation>
    </message>
</context>
<context>
    <name>SnippetForm</name>
    <message>
        <source>Name</source>
        <extracomment>So long after the last key a change is taken over. The snippet as it is now.</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Offered on</source>
        <translation>Angeboten auf</translation>
    </message>
    <message>
        <source>Text of the snippet</source>
        <translation>Text des Textbausteins</translation>
    </message>
    <message>
        <source>Other words where there is no formatting</source>
        <translation>Anderer Text, wo es keine Formatierung gibt</translation>
    </message>
    <message>
        <source>Plain text of the snippet</source>
        <translation>Reiner Text des Textbausteins</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Offered on: {channels}</source>
        <translation>Angeboten auf: {channels}</translation>
    </message>
    <message>
        <source>all channels</source>
        <translation>allen Kanälen</translation>
    </message>
</context>
<context>
    <name>SnippetPage</name>
    <message>
        <source>Search names and texts…</source>
        <extracomment>The path of the file that was chosen.</extracomment>
        <translation>Namen und Texte durchsuchen …</translation>
    </message>
    <message>
        <source>Search snippets</source>
        <translation>Textbausteine durchsuchen</translation>
    </message>
    <message>
        <source>Snippets</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>A snippet is a text you write often. Type “/” at the start of a line, or press Ctrl+Space, and it stands in the message.</source>
        <translation>Ein Textbaustein ist ein Text, den Sie oft schreiben. Tippen Sie „/“ am Zeilenanfang oder drücken Sie Strg+Leertaste, und er steht in der Nachricht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>New snippet</source>
        <translation>Neuer Textbaustein</translation>
    </message>
    <message>
        <source>There is no room for more snippets.</source>
        <translation>Für weitere Textbausteine ist kein Platz.</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name} (Kopie)</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>„{name}“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Export snippets</source>
        <translation>Textbausteine exportieren</translation>
    </message>
    <message>
        <source>Import snippets</source>
        <translation>Textbausteine importieren</translation>
    </message>
    <message>
        <source>Snippets (*.json)</source>
        <translation>Textbausteine (*.json)</translation>
    </message>
    <message>
        <source>No snippet has these words in its name or its text.</source>
        <translation>Kein Textbaustein hat diese Wörter im Namen oder im Text.</translation>
    </message>
</context>
<context>
    <name>SnippetPopup</name>
    <message>
        <source>Snippets</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>Enter inserts, Esc closes</source>
        <translation>Eingabetaste fügt ein, Esc schließt</translation>
    </message>
    <message>
        <source>There are no snippets yet. Ctrl+Shift+S makes them.</source>
        <translation>Es gibt noch keine Textbausteine. Mit Strg+Umschalt+S legen Sie welche an.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln snippet(s)</source>
        <translation>
            <numerusform>%Ln Textbaustein</numerusform>
            <numerusform>%Ln Textbausteine</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SnippetShelf</name>
    <message>
        <source>Select the words in the message first.</source>
        <translation>Markieren Sie zuerst den Text in der Nachricht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln snippet(s) added.</source>
        <translation>
            <numerusform>%Ln Textbaustein hinzugefügt.</numerusform>
            <numerusform>%Ln Textbausteine hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replaced.</source>
        <translation>
            <numerusform>%Ln ersetzt.</numerusform>
            <numerusform>%Ln ersetzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were there already.</source>
        <translation>
            <numerusform>%Ln war schon da.</numerusform>
            <numerusform>%Ln waren schon da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be used.</source>
        <translation>
            <numerusform>%Ln war nicht brauchbar.</numerusform>
            <numerusform>%Ln waren nicht brauchbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import snippets</source>
        <translation>Textbausteine importieren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln snippet(s) of the file have other words than yours.</source>
        <translation>
            <numerusform>%Ln Textbaustein der Datei lautet anders als Ihrer.</numerusform>
            <numerusform>%Ln Textbausteine der Datei lauten anders als Ihre.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace mine</source>
        <translation>Meine ersetzen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The file could not be written: {file}</source>
        <translation>Die Datei konnte nicht geschrieben werden: {file}</translation>
    </message>
    <message>
        <source>The snippets are in {file}</source>
        <translation>Die Textbausteine stehen in {file}</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Datei ersetzen?</translation>
    </message>
    <message>
        <source>{name} is there already.</source>
        <translation>{name} gibt es schon.</translation>
    </message>
    <message>
        <source>Keep the file</source>
        <translation>Datei behalten</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>SourceFoot</name>
    <message>
        <source>Lay out</source>
        <translation>Einrücken</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s)</source>
        <translation>
            <numerusform>%Ln Hinweis</numerusform>
            <numerusform>%Ln Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Fehler</translation>
    </message>
    <message>
        <source>Remark: {text}</source>
        <translation>Hinweis: {text}</translation>
    </message>
    <message>
        <source>Problem: {text}</source>
        <translation>Fehler: {text}</translation>
    </message>
    <message>
        <source>It cannot be laid out before it is in order.</source>
        <translation>Einrücken geht erst, wenn die Fehler behoben sind.</translation>
    </message>
    <message>
        <source>There is nothing to lay out.</source>
        <translation>Es gibt nichts einzurücken.</translation>
    </message>
    <message>
        <source>Indent the source by its elements (Ctrl+Shift+I); what it says stays the same</source>
        <translation>Den Quelltext nach seinen Elementen einrücken (Strg+Umschalt+I); die Aussage bleibt gleich</translation>
    </message>
    <message>
        <source>Laying out…</source>
        <translation>Wird eingerückt …</translation>
    </message>
    <message>
        <source>A very long line goes on in rows without a number.</source>
        <translation>Eine sehr lange Zeile geht in Reihen ohne Nummer weiter.</translation>
    </message>
</context>
<context>
    <name>SpellingRow</name>
    <message>
        <source>Check the &amp;spelling</source>
        <translation>&amp;Rechtschreibung prüfen</translation>
    </message>
    <message>
        <source>A word is marked if it is wrong in every language chosen here.</source>
        <translation>Ein Wort wird markiert, wenn es in jeder hier gewählten Sprache falsch ist.</translation>
    </message>
</context>
<context>
    <name>StartDialog</name>
    <message>
        <source>Numbered list</source>
        <translation>Nummerierte Liste</translation>
    </message>
    <message>
        <source>Set number</source>
        <translation>Nummer setzen</translation>
    </message>
    <message>
        <source>&amp;Begin with</source>
        <translation>&amp;Beginnen mit</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Sandbox: fictional people, nothing leaves this computer</source>
        <extracomment>Between the words and the buttons, in pixels.</extracomment>
        <translation>Sandbox: erfundene Personen, nichts verlässt diesen Computer</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Let everything work again</source>
        <translation>Alles wieder funktionieren lassen</translation>
    </message>
</context>
<context>
    <name>SubjectPane</name>
    <message>
        <source>Subject</source>
        <extracomment>A longer subject is kept whole in the draft, but a line edit that lays out a megabyte on one line stalls the window: it shows the beginning only.</extracomment>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the subject</source>
        <translation>Betreff leeren</translation>
    </message>
    <message>
        <source>{count} characters, too long to edit here</source>
        <translation>{count} Zeichen, zu lang zum Bearbeiten</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>Suggestions</source>
        <extracomment>Somebody who was written to, and is not to be offered again. What was typed is to become a contact. The server, which could not be searched, is to be asked once more.</extracomment>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Search in Mateo again</source>
        <translation>Erneut in Mateo suchen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s)</source>
        <translation>
            <numerusform>%Ln Vorschlag</numerusform>
            <numerusform>%Ln Vorschläge</numerusform>
        </translation>
    </message>
    <message>
        <source>{person}, Shift+Delete forgets</source>
        <translation>{person}, Umschalt+Entf vergisst</translation>
    </message>
    <message>
        <source>Forget {person}</source>
        <translation>{person} vergessen</translation>
    </message>
    <message>
        <source>Forget (Shift+Delete)</source>
        <translation>Vergessen (Umschalt+Entf)</translation>
    </message>
    <message>
        <source>New contact “{name}”…</source>
        <extracomment>What would become a contact; &quot;&quot; for no such row.</extracomment>
        <translation>Neuer Kontakt „{name}“ …</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>New table</source>
        <translation>Neue Tabelle</translation>
    </message>
    <message>
        <source>Insert table</source>
        <translation>Tabelle einfügen</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>&amp;Zeilen</translation>
    </message>
    <message>
        <source>The first row is a &amp;heading</source>
        <translation>Die erste Zeile ist eine &amp;Kopfzeile</translation>
    </message>
</context>
<context>
    <name>TemplateButtons</name>
    <message>
        <source>Add a button</source>
        <translation>Schaltfläche hinzufügen</translation>
    </message>
</context>
<context>
    <name>TemplateEntry</name>
    <message>
        <source>Name of the template</source>
        <extracomment>A Template with all that was entered.</extracomment>
        <translation>Name der Vorlage</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind of header</source>
        <translation>Art der Kopfzeile</translation>
    </message>
    <message>
        <source>Text of the header</source>
        <translation>Text der Kopfzeile</translation>
    </message>
    <message>
        <source>Text of the template</source>
        <translation>Text der Vorlage</translation>
    </message>
    <message>
        <source>Hello {{1}}, your appointment is on {{2}}.</source>
        <translation>Hallo {{1}}, Ihr Termin ist am {{2}}.</translation>
    </message>
    <message>
        <source>Footer of the template</source>
        <translation>Fußzeile der Vorlage</translation>
    </message>
    <message>
        <source>Category of the template</source>
        <translation>Kategorie der Vorlage</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>State of the approval</source>
        <translation>Stand der Freigabe</translation>
    </message>
    <message>
        <source>Copy it as it was approved, with its placeholders. It is kept on this computer; Mateo fills its own.</source>
        <translation>Kopieren Sie ihn wie freigegeben, mit Platzhaltern. Er bleibt auf diesem Computer; Mateo füllt seinen eigenen.</translation>
    </message>
    <message>
        <source>Keep the text</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Footer</source>
        <translation>Fußzeile</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Schaltflächen</translation>
    </message>
    <message>
        <source>Category, state</source>
        <translation>Kategorie, Stand</translation>
    </message>
</context>
<context>
    <name>TemplateFields</name>
    <message>
        <source>Value of placeholder {name}</source>
        <extracomment>What the keyboard reaches before the fields.</extracomment>
        <translation>Wert des Platzhalters {name}</translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Send without a template</source>
        <translation>Ohne Vorlage senden</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Enter the template&apos;s text…</source>
        <translation>Text der Vorlage eingeben&#xa0;…</translation>
    </message>
    <message>
        <source>The text of this template is not known here. Mateo fills its own.</source>
        <translation>Der Text dieser Vorlage ist hier nicht bekannt. Mateo füllt seinen eigenen.</translation>
    </message>
    <message>
        <source>Only approved templates go out; this one: {status}.</source>
        <translation>Nur freigegebene Vorlagen werden gesendet; diese: {status}.</translation>
    </message>
    <message>
        <source>The text was entered by hand; Mateo fills its own.</source>
        <translation>Der Text wurde von Hand eingegeben; Mateo füllt seinen eigenen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) have no place in this template.</source>
        <translation>
            <numerusform>%Ln Wert hat in dieser Vorlage keinen Platz.</numerusform>
            <numerusform>%Ln Werte haben in dieser Vorlage keinen Platz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln placeholder(s) are still empty.</source>
        <translation>
            <numerusform>%Ln Platzhalter ist noch leer.</numerusform>
            <numerusform>%Ln Platzhalter sind noch leer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Search the templates…</source>
        <translation>Vorlagen durchsuchen&#xa0;…</translation>
    </message>
    <message>
        <source>Correct what is kept here…</source>
        <translation>Hier Gespeichertes ändern&#xa0;…</translation>
    </message>
</context>
<context>
    <name>TemplatePicker</name>
    <message>
        <source>Template</source>
        <extracomment>Somebody wants to type the ID of one that is not in the list.</extracomment>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Choose a template…</source>
        <translation>Vorlage wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Enter a template ID…</source>
        <translation>Vorlagen-ID eingeben&#xa0;…</translation>
    </message>
    <message>
        <source>unknown template {id}</source>
        <translation>unbekannte Vorlage {id}</translation>
    </message>
</context>
<context>
    <name>TemplateSearch</name>
    <message>
        <source>Templates</source>
        <extracomment>The Template that was chosen.</extracomment>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Name, text, category or state…</source>
        <translation>Name, Text, Kategorie oder Stand&#xa0;…</translation>
    </message>
    <message>
        <source>Search the templates</source>
        <translation>Vorlagen durchsuchen</translation>
    </message>
    <message>
        <source>Use this template</source>
        <translation>Diese Vorlage verwenden</translation>
    </message>
    <message>
        <source>No template holds these words.</source>
        <translation>Keine Vorlage enthält diese Wörter.</translation>
    </message>
</context>
<context>
    <name>TemplateShelf</name>
    <message>
        <source>The list of templates is not up to date: {why}</source>
        <extracomment>A list younger than this is new enough.</extracomment>
        <translation>Die Vorlagenliste ist nicht aktuell: {why}</translation>
    </message>
    <message>
        <source>The templates cannot be listed: {why} One can be entered by its ID.</source>
        <translation>Die Vorlagenliste ist nicht verfügbar: {why} Sie können eine Vorlage über ihre ID eingeben.</translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>Messages</source>
        <extracomment>How long one batch may take; a stall of 50 ms is felt. Bubbles came, went or say something else.</extracomment>
        <translation>Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>Show earlier messages (%Ln)</source>
        <extracomment>From the oldest built bubble to the newest. The bubbles from here on are built.</extracomment>
        <translation>
            <numerusform>Frühere Nachrichten zeigen (%Ln)</numerusform>
            <numerusform>Frühere Nachrichten zeigen (%Ln)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trash</name>
    <message>
        <source>The draft was deleted.</source>
        <translation>Der Entwurf wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Delete for good?</source>
        <translation>Endgültig löschen?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s) and their earlier versions are removed and cannot be had back.</source>
        <translation>
            <numerusform>%Ln Entwurf wird mit seinen früheren Fassungen entfernt und lässt sich nicht zurückholen.</numerusform>
            <numerusform>%Ln Entwürfe werden mit ihren früheren Fassungen entfernt und lassen sich nicht zurückholen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Deleted drafts</source>
        <extracomment>After so many days a deleted draft goes by itself. Remove the draft of that key for good; &quot;&quot; means all of them.</extracomment>
        <translation>Gelöschte Entwürfe</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Endgültig löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Delete all for good…</source>
        <translation>Alle endgültig löschen&#xa0;…</translation>
    </message>
    <message>
        <source>A deleted draft is kept for {days} days.</source>
        <translation>Ein gelöschter Entwurf wird {days} Tage lang aufbewahrt.</translation>
    </message>
    <message>
        <source>No draft was deleted in the last {days} days.</source>
        <translation>In den letzten {days} Tagen wurde kein Entwurf gelöscht.</translation>
    </message>
</context>
<context>
    <name>UnknownChoices</name>
    <message>
        <source>What to do about it</source>
        <extracomment>The least width of a column of words, in heights of a letter, and the pixels around it. &quot;check_again&quot;, &quot;send_again&quot; or &quot;discard&quot;.</extracomment>
        <translation>Was sich tun lässt</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Asks Mateo whether the message is there. Nothing is sent.</source>
        <translation>Fragt bei Mateo nach, ob die Nachricht da ist. Gesendet wird nichts.</translation>
    </message>
    <message>
        <source>Send again (same ID)…</source>
        <translation>Erneut senden (gleiche ID)&#xa0;…</translation>
    </message>
    <message>
        <source>Sends the very same message once more. If it arrived the first time, the customer may get it twice.</source>
        <translation>Sendet genau dieselbe Nachricht noch einmal. Kam sie beim ersten Mal an, erhält die Kundin oder der Kunde sie vielleicht doppelt.</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen&#xa0;…</translation>
    </message>
    <message>
        <source>Stops asking. The message may have arrived; its text goes to the deleted drafts.</source>
        <translation>Beendet das Nachfragen. Die Nachricht kann angekommen sein; ihr Text kommt zu den gelöschten Entwürfen.</translation>
    </message>
</context>
<context>
    <name>ValueEdit</name>
    <message>
        <source>Earlier values (Down)</source>
        <translation>Frühere Werte (Pfeil nach unten)</translation>
    </message>
    <message>
        <source>Down offers earlier values.</source>
        <translation>Pfeil nach unten bietet frühere Werte an.</translation>
    </message>
</context>
<context>
    <name>VersionPage</name>
    <message>
        <source>The text as it was then</source>
        <extracomment>Of a longer list the first ones are named, the rest is counted. Laying out more markup than this takes long enough to be felt on a slider. The look at an earlier text ends here; what is restored is whole. From so many line heights on a value has room beside its name.</extracomment>
        <translation>Der Text, wie er damals war</translation>
    </message>
    <message>
        <source>The rest of this long text is not shown here; it is restored whole.</source>
        <translation>Der Rest dieses langen Textes wird hier nicht gezeigt; wiederhergestellt wird er ganz.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>This message is on its way or was sent: it has no earlier versions.</source>
        <extracomment>What lay on the desk before the last restoring.</extracomment>
        <translation>Diese Nachricht ist unterwegs oder wurde gesendet: Es gibt keine früheren Fassungen von ihr.</translation>
    </message>
    <message>
        <source>This version can no longer be read.</source>
        <translation>Diese Fassung lässt sich nicht mehr lesen.</translation>
    </message>
    <message>
        <source>The earlier version is restored. The text before it is kept.</source>
        <translation>Die frühere Fassung ist wiederhergestellt. Der Text von vorher bleibt erhalten.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Nothing is restored while the present text cannot be saved.</source>
        <translation>Solange sich der jetzige Text nicht speichern lässt, wird nichts wiederhergestellt.</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Earlier versions</source>
        <extracomment>So long the slider rests before a state is fetched. The state in sight changed; it is to be fetched and handed to show_version. Put this state in place of the present one.</extracomment>
        <translation>Frühere Fassungen</translation>
    </message>
    <message>
        <source>Restore as new version</source>
        <translation>Als neue Fassung wiederherstellen</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Älter</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>The message then</source>
        <translation>Die Nachricht damals</translation>
    </message>
    <message>
        <source>What has changed since then</source>
        <translation>Was sich seitdem geändert hat</translation>
    </message>
    <message>
        <source>added since</source>
        <translation>seitdem hinzugekommen</translation>
    </message>
    <message>
        <source>removed since</source>
        <translation>seitdem entfernt</translation>
    </message>
    <message>
        <source>Nothing has been kept of this draft yet.</source>
        <translation>Von diesem Entwurf ist noch nichts aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing: this is the draft as it stands now.</source>
        <translation>Nichts: Das ist der Entwurf, wie er jetzt ist.</translation>
    </message>
    <message>
        <source>Nothing that would be sent: only how it is edited.</source>
        <translation>Nichts, was gesendet würde: nur die Art, wie er bearbeitet wird.</translation>
    </message>
    <message>
        <source>No earlier versions</source>
        <translation>Keine früheren Fassungen</translation>
    </message>
    <message>
        <source>Earlier versions, none</source>
        <translation>Frühere Fassungen, keine</translation>
    </message>
    <message>
        <source>Now, saved {time}</source>
        <translation>Jetzt, gespeichert {time}</translation>
    </message>
    <message>
        <source>Version {number} of {total}</source>
        <translation>Fassung {number} von {total}</translation>
    </message>
    <message>
        <source>The present text is kept as a version of its own.</source>
        <translation>Der jetzige Text bleibt als eigene Fassung erhalten.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Welcome to Mateo Desktop</source>
        <translation>Willkommen bei Mateo Desktop</translation>
    </message>
    <message>
        <source>Write one-off messages by e-mail, SMS, WhatsApp, Instagram, Facebook and letter, see exactly what will be sent, and send it once.</source>
        <translation>Einzelne Nachrichten per E-Mail, SMS, WhatsApp, Instagram, Facebook und Brief schreiben, genau sehen, was gesendet wird, und genau einmal senden.</translation>
    </message>
    <message>
        <source>Try it in the sandbox</source>
        <translation>In der Sandbox ausprobieren</translation>
    </message>
    <message>
        <source>No account, no key, no network: fictional people who answer. Nothing leaves this computer.</source>
        <translation>Ohne Konto, Schlüssel und Netzwerk: erfundene Personen, die antworten. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>Erst einmal umsehen</translation>
    </message>
    <message>
        <source>Connect a workspace</source>
        <translation>Arbeitsbereich verbinden</translation>
    </message>
</context>
<context>
    <name>WindowLine</name>
    <message>
        <source>Window</source>
        <extracomment>Between the widest label and its field, in pixels.</extracomment>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>Vorlage wählen</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>Sandbox</source>
        <extracomment>What was said of one workspace is no word about the next. Somebody chose other Preferences.</extracomment>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>There is no API key for this workspace yet.</source>
        <translation>Für diesen Arbeitsbereich gibt es noch keinen API-Schlüssel.</translation>
    </message>
    <message>
        <source>No API key</source>
        <translation>Kein API-Schlüssel</translation>
    </message>
    <message>
        <source>Enter the key…</source>
        <translation>Schlüssel eingeben&#xa0;…</translation>
    </message>
    <message>
        <source>Connect a workspace…</source>
        <translation>Arbeitsbereich verbinden&#xa0;…</translation>
    </message>
    <message>
        <source>Data of a newer version: nothing is sent</source>
        <translation>Daten einer neueren Version: Es wird nichts gesendet</translation>
    </message>
</context>
<context>
    <name>acquaintances</name>
    <message>
        <source>street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>postal code</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>town</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>legitimate interest</source>
        <extracomment>The values that are known of the open list (mateo-api.md, 3.2).</extracomment>
        <translation>berechtigtes Interesse</translation>
    </message>
    <message>
        <source>contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>advertising allowed</source>
        <translation>Werbung erlaubt</translation>
    </message>
    <message>
        <source>no advertising</source>
        <translation>keine Werbung</translation>
    </message>
    <message>
        <source>messages: {basis}</source>
        <translation>Nachrichten: {basis}</translation>
    </message>
    <message>
        <source>missing: {part}</source>
        <translation>es fehlt: {part}</translation>
    </message>
    <message>
        <source>missing: {parts}</source>
        <translation>es fehlen: {parts}</translation>
    </message>
</context>
<context>
    <name>colours</name>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Türkis</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
</context>
<context>
    <name>connection</name>
    <message>
        <source>Connected. The key is valid.</source>
        <translation>Verbunden. Der Schlüssel ist gültig.</translation>
    </message>
    <message>
        <source>Mateo got no API key. Enter the key.</source>
        <translation>Mateo hat keinen API-Schlüssel erhalten. Geben Sie den Schlüssel ein.</translation>
    </message>
    <message>
        <source>Mateo does not accept this key. Copy it again from Settings, Integration, API key.</source>
        <translation>Mateo nimmt diesen Schlüssel nicht an. Kopieren Sie ihn erneut aus Einstellungen, Integration, API-Schlüssel.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the network connection.</source>
        <translation>Der Server ist nicht erreichbar. Prüfen Sie die Netzwerkverbindung.</translation>
    </message>
    <message>
        <source>Something answers there, but it is not the Mateo API. Check the address.</source>
        <translation>Dort antwortet etwas, aber nicht die Mateo-API. Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>The server could not prove who it is, so no key was sent to it. Check the address, the network and the clock of this computer.</source>
        <translation>Der Server konnte sich nicht ausweisen, daher wurde kein Schlüssel gesendet. Prüfen Sie die Adresse, das Netzwerk und die Uhr dieses Computers.</translation>
    </message>
    <message>
        <source>Mateo has a fault of its own just now. Try again later.</source>
        <translation>Bei Mateo liegt gerade eine Störung vor. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>Mateo takes no more requests just now. Try again in a minute.</source>
        <translation>Mateo nimmt gerade keine weiteren Anfragen an. Versuchen Sie es in einer Minute erneut.</translation>
    </message>
    <message>
        <source>The way leads through the proxy {proxy}.</source>
        <extracomment>What a proxy can be the cause of.</extracomment>
        <translation>Der Weg führt über den Proxy {proxy}.</translation>
    </message>
</context>
<context>
    <name>countries</name>
    <message>
        <source>Austria</source>
        <extracomment>Neighbours, and where many people write from here; Qt knows the others in English.</extracomment>
        <translation>Österreich</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australien</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>Belgien</translation>
    </message>
    <message>
        <source>Bulgaria</source>
        <translation>Bulgarien</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Kanada</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Schweiz</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>Tschechien</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Deutschland</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>Dänemark</translation>
    </message>
    <message>
        <source>Estonia</source>
        <translation>Estland</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>Spanien</translation>
    </message>
    <message>
        <source>Finland</source>
        <translation>Finnland</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Frankreich</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Vereinigtes Königreich</translation>
    </message>
    <message>
        <source>Greece</source>
        <translation>Griechenland</translation>
    </message>
    <message>
        <source>Croatia</source>
        <translation>Kroatien</translation>
    </message>
    <message>
        <source>Hungary</source>
        <translation>Ungarn</translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation>Irland</translation>
    </message>
    <message>
        <source>India</source>
        <translation>Indien</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>Italien</translation>
    </message>
    <message>
        <source>Liechtenstein</source>
        <translation>Liechtenstein</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Litauen</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>Luxemburg</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Lettland</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>Niederlande</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>Norwegen</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>Polen</translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation>Portugal</translation>
    </message>
    <message>
        <source>Romania</source>
        <translation>Rumänien</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>Schweden</translation>
    </message>
    <message>
        <source>Slovenia</source>
        <translation>Slowenien</translation>
    </message>
    <message>
        <source>Slovakia</source>
        <translation>Slowakei</translation>
    </message>
    <message>
        <source>Türkiye</source>
        <translation>Türkei</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>Ukraine</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>Vereinigte Staaten</translation>
    </message>
</context>
<context>
    <name>faults</name>
    <message>
        <source>Connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>Reset before the message</source>
        <translation>Abbruch vor der Nachricht</translation>
    </message>
    <message>
        <source>Reset in the middle of the message</source>
        <translation>Abbruch mitten in der Nachricht</translation>
    </message>
    <message>
        <source>Reset after the message, stored</source>
        <translation>Abbruch nach der Nachricht, gespeichert</translation>
    </message>
    <message>
        <source>Reset after the message, not stored</source>
        <translation>Abbruch nach der Nachricht, nicht gespeichert</translation>
    </message>
    <message>
        <source>Hangs up without an answer, not stored</source>
        <translation>Legt ohne Antwort auf, nicht gespeichert</translation>
    </message>
    <message>
        <source>Hangs up without an answer, stored</source>
        <translation>Legt ohne Antwort auf, gespeichert</translation>
    </message>
    <message>
        <source>Never answers, not stored</source>
        <translation>Antwortet nie, nicht gespeichert</translation>
    </message>
    <message>
        <source>Never answers, stored</source>
        <translation>Antwortet nie, gespeichert</translation>
    </message>
    <message>
        <source>Answer that is no HTTP, stored</source>
        <translation>Antwort ist kein HTTP, gespeichert</translation>
    </message>
    <message>
        <source>Head of the answer, then reset, stored</source>
        <translation>Kopf der Antwort, dann Abbruch, gespeichert</translation>
    </message>
    <message>
        <source>200, JSON breaks off, stored</source>
        <translation>200, JSON bricht ab, gespeichert</translation>
    </message>
    <message>
        <source>200 in broken chunks, stored</source>
        <translation>200 in fehlerhaften Blöcken, gespeichert</translation>
    </message>
    <message>
        <source>200 shorter than announced, stored</source>
        <translation>200, kürzer als angekündigt, gespeichert</translation>
    </message>
    <message>
        <source>200, one byte a second, stored</source>
        <translation>200, ein Byte pro Sekunde, gespeichert</translation>
    </message>
    <message>
        <source>200, head, then silence, stored</source>
        <translation>200, Kopf, dann Stille, gespeichert</translation>
    </message>
    <message>
        <source>200 with the page of a Wi-Fi portal, not stored</source>
        <translation>200 mit der Anmeldeseite eines WLANs, nicht gespeichert</translation>
    </message>
    <message>
        <source>200 with a web page, stored</source>
        <translation>200 mit einer Webseite, gespeichert</translation>
    </message>
    <message>
        <source>200 without a body, stored</source>
        <translation>200 ohne Inhalt, gespeichert</translation>
    </message>
    <message>
        <source>200 about another message, stored</source>
        <translation>200 zu einer anderen Nachricht, gespeichert</translation>
    </message>
    <message>
        <source>200 with other JSON, stored</source>
        <translation>200 mit anderem JSON, gespeichert</translation>
    </message>
    <message>
        <source>200 that is no JSON, stored</source>
        <translation>200, das kein JSON ist, gespeichert</translation>
    </message>
    <message>
        <source>200 with a million nested lists, stored</source>
        <translation>200 mit einer Million verschachtelter Listen, gespeichert</translation>
    </message>
    <message>
        <source>200 with 100 MB, stored</source>
        <translation>200 mit 100 MB, gespeichert</translation>
    </message>
    <message>
        <source>200 without an end, stored</source>
        <translation>200 ohne Ende, gespeichert</translation>
    </message>
    <message>
        <source>200 that unpacks to 1 GB, stored</source>
        <translation>200, entpackt 1 GB, gespeichert</translation>
    </message>
    <message>
        <source>202 in place of 200, stored</source>
        <translation>202 statt 200, gespeichert</translation>
    </message>
    <message>
        <source>303, look elsewhere</source>
        <translation>303, anderswo nachsehen</translation>
    </message>
    <message>
        <source>307, send elsewhere</source>
        <translation>307, anderswohin senden</translation>
    </message>
    <message>
        <source>400, wrong parameters</source>
        <translation>400, falsche Angaben</translation>
    </message>
    <message>
        <source>401, key missing</source>
        <translation>401, Schlüssel fehlt</translation>
    </message>
    <message>
        <source>403, key wrong</source>
        <translation>403, Schlüssel falsch</translation>
    </message>
    <message>
        <source>404, not found</source>
        <translation>404, nicht gefunden</translation>
    </message>
    <message>
        <source>408, took too long, not stored</source>
        <translation>408, dauerte zu lange, nicht gespeichert</translation>
    </message>
    <message>
        <source>408, took too long, stored</source>
        <translation>408, dauerte zu lange, gespeichert</translation>
    </message>
    <message>
        <source>409, message exists (23505), stored</source>
        <translation>409, Nachricht gibt es schon (23505), gespeichert</translation>
    </message>
    <message>
        <source>409, reference missing (23503)</source>
        <translation>409, Bezug fehlt (23503)</translation>
    </message>
    <message>
        <source>413, too large</source>
        <translation>413, zu groß</translation>
    </message>
    <message>
        <source>415, wrong kind of content</source>
        <translation>415, falsche Art von Inhalt</translation>
    </message>
    <message>
        <source>422, not understood</source>
        <translation>422, nicht verstanden</translation>
    </message>
    <message>
        <source>429, pause in seconds</source>
        <translation>429, Pause in Sekunden</translation>
    </message>
    <message>
        <source>429, pause until a date</source>
        <translation>429, Pause bis zu einem Zeitpunkt</translation>
    </message>
    <message>
        <source>429 without a pause</source>
        <translation>429 ohne Angabe einer Pause</translation>
    </message>
    <message>
        <source>429, pause of ten minutes</source>
        <translation>429, zehn Minuten Pause</translation>
    </message>
    <message>
        <source>500, not stored</source>
        <translation>500, nicht gespeichert</translation>
    </message>
    <message>
        <source>500, stored</source>
        <translation>500, gespeichert</translation>
    </message>
    <message>
        <source>502 with the page of a proxy, not stored</source>
        <translation>502 mit der Seite eines Proxys, nicht gespeichert</translation>
    </message>
    <message>
        <source>502 with the page of a proxy, stored</source>
        <translation>502 mit der Seite eines Proxys, gespeichert</translation>
    </message>
    <message>
        <source>503 with a pause, not stored</source>
        <translation>503 mit einer Pause, nicht gespeichert</translation>
    </message>
    <message>
        <source>503 with a pause, stored</source>
        <translation>503 mit einer Pause, gespeichert</translation>
    </message>
    <message>
        <source>504, not stored</source>
        <translation>504, nicht gespeichert</translation>
    </message>
    <message>
        <source>504, stored</source>
        <translation>504, gespeichert</translation>
    </message>
    <message>
        <source>404 for everything but sending</source>
        <translation>404 für alles außer dem Senden</translation>
    </message>
    <message>
        <source>403 for everything but sending</source>
        <translation>403 für alles außer dem Senden</translation>
    </message>
    <message>
        <source>500 for everything but sending</source>
        <translation>500 für alles außer dem Senden</translation>
    </message>
    <message>
        <source>500 for files</source>
        <translation>500 für Dateien</translation>
    </message>
    <message>
        <source>409, nothing is sent again</source>
        <translation>409, es wird nichts noch einmal gesendet</translation>
    </message>
    <message>
        <source>200 with the first message, nothing is sent again</source>
        <translation>200 mit der ersten Nachricht, es wird nichts noch einmal gesendet</translation>
    </message>
    <message>
        <source>200, the first message is overwritten</source>
        <translation>200, die erste Nachricht wird überschrieben</translation>
    </message>
    <message>
        <source>200, it is sent a second time</source>
        <translation>200, sie wird ein zweites Mal gesendet</translation>
    </message>
    <message>
        <source>Nobody takes the connection</source>
        <translation>Niemand nimmt die Verbindung an</translation>
    </message>
    <message>
        <source>A kept connection is dead</source>
        <translation>Eine offen gehaltene Verbindung ist tot</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Connection breaks</source>
        <translation>Verbindung bricht ab</translation>
    </message>
    <message>
        <source>Strange answer</source>
        <translation>Seltsame Antwort</translation>
    </message>
    <message>
        <source>Refusal</source>
        <translation>Ablehnung</translation>
    </message>
    <message>
        <source>Asks for a pause</source>
        <translation>Bitte um eine Pause</translation>
    </message>
    <message>
        <source>Server in trouble</source>
        <translation>Störung beim Server</translation>
    </message>
    <message>
        <source>Everything but sending</source>
        <translation>Alles außer Senden</translation>
    </message>
</context>
<context>
    <name>left_out</name>
    <message>
        <source>Not sent on this channel ({kind}): {names}</source>
        <extracomment>More letters of it are not needed to know it again. Markup read for that.</extracomment>
        <translation>Auf diesem Kanal ({kind}) wird nicht gesendet: {names}</translation>
    </message>
    <message>
        <source>{field} has no place on this channel ({kind}). Source: {source}</source>
        <translation>„{field}“ hat auf diesem Kanal ({kind}) keinen Platz. Quelle: {source}</translation>
    </message>
    <message>
        <source>{field} has no place on this channel ({kind}). Source: {source}, not verified</source>
        <translation>„{field}“ hat auf diesem Kanal ({kind}) keinen Platz. Quelle: {source}, nicht bestätigt</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>No recipient</source>
        <translation>Kein Empfänger</translation>
    </message>
    <message>
        <source>Empty draft</source>
        <translation>Leerer Entwurf</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day}. {month}</translation>
    </message>
</context>
<context>
    <name>missing</name>
    <message>
        <source>This API key may not read that.</source>
        <translation>Dieser API-Schlüssel darf das nicht lesen.</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Es gibt keine Verbindung zum Server.</translation>
    </message>
    <message>
        <source>There is no API key.</source>
        <translation>Es gibt keinen API-Schlüssel.</translation>
    </message>
    <message>
        <source>Mateo takes no more requests just now.</source>
        <translation>Mateo nimmt gerade keine weiteren Anfragen an.</translation>
    </message>
    <message>
        <source>Mateo refused the question.</source>
        <translation>Mateo hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>Mateo had a fault of its own.</source>
        <translation>Bei Mateo lag eine Störung vor.</translation>
    </message>
    <message>
        <source>It could not be saved on this computer.</source>
        <translation>Speichern auf diesem Computer war nicht möglich.</translation>
    </message>
    <message>
        <source>The answer could not be read.</source>
        <translation>Die Antwort war nicht lesbar.</translation>
    </message>
    <message>
        <source>The server could not prove who it is.</source>
        <translation>Der Server konnte sich nicht ausweisen.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>That is no file.</source>
        <translation>Das ist keine Datei.</translation>
    </message>
    <message>
        <source>This API key may not upload. Attach an https:// address instead.</source>
        <translation>Dieser API-Schlüssel darf nichts hochladen. Hängen Sie stattdessen eine https://-Adresse an.</translation>
    </message>
</context>
<context>
    <name>names</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Message ID</source>
        <translation>Nachrichten-ID</translation>
    </message>
    <message>
        <source>Conversation ID</source>
        <translation>Konversations-ID</translation>
    </message>
    <message>
        <source>Conversation status</source>
        <translation>Konversationsstatus</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Bcc</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Formatted text</source>
        <translation>Formatierter Text</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Raw content</source>
        <translation>Rohinhalt</translation>
    </message>
    <message>
        <source>Send after</source>
        <translation>Senden ab</translation>
    </message>
    <message>
        <source>Placeholder values</source>
        <translation>Platzhalterwerte</translation>
    </message>
    <message>
        <source>Reply to message</source>
        <translation>Antwort auf Nachricht</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>Template ID</source>
        <translation>Vorlagen-ID</translation>
    </message>
    <message>
        <source>Review channel</source>
        <translation>Bewertungskanal</translation>
    </message>
    <message>
        <source>Marketing channel</source>
        <translation>Marketingkanal</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Schaltflächen</translation>
    </message>
    <message>
        <source>Extra fields</source>
        <translation>Zusatzfelder</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Instagram</source>
        <translation>Instagram</translation>
    </message>
    <message>
        <source>Facebook</source>
        <translation>Facebook</translation>
    </message>
    <message>
        <source>Google Business Messages</source>
        <translation>Google Business Messages</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>not set up yet</source>
        <translation>noch nicht eingerichtet</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>in Prüfung</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>inaktiv</translation>
    </message>
    <message>
        <source>leave as it is</source>
        <translation>unverändert lassen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archiviert</translation>
    </message>
    <message>
        <source>draft at Mateo</source>
        <translation>Entwurf bei Mateo</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>handed to the network</source>
        <translation>an den Dienst übergeben</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>the network could not deliver it</source>
        <translation>vom Dienst nicht zustellbar</translation>
    </message>
    <message>
        <source>Mateo could not hand it to the network</source>
        <translation>von Mateo nicht an den Dienst übergeben</translation>
    </message>
    <message>
        <source>came back as undeliverable</source>
        <translation>kam als unzustellbar zurück</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Link or call</source>
        <translation>Link oder Anruf</translation>
    </message>
    <message>
        <source>List entry</source>
        <translation>Listeneintrag</translation>
    </message>
    <message>
        <source>no subtype</source>
        <translation>ohne Untertyp</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>type not known</source>
        <translation>Typ unbekannt</translation>
    </message>
</context>
<context>
    <name>new_contacts</name>
    <message>
        <source>There is already a contact with this address or number. Look for it, or change the entry.</source>
        <translation>Es gibt schon einen Kontakt mit dieser Adresse oder Nummer. Sehen Sie nach, welcher es ist, oder ändern Sie die Angabe.</translation>
    </message>
    <message>
        <source>This API key may not create contacts. Create it in Mateo, or use another key.</source>
        <translation>Dieser API-Schlüssel darf keine Kontakte anlegen. Legen Sie ihn in Mateo an, oder verwenden Sie einen anderen Schlüssel.</translation>
    </message>
    <message>
        <source>This API does not create contacts. Create it in Mateo itself.</source>
        <translation>Diese API legt keine Kontakte an. Legen Sie ihn in Mateo selbst an.</translation>
    </message>
    <message>
        <source>Mateo was given no API key that it takes. Enter the key and try again.</source>
        <translation>Mateo hat keinen gültigen API-Schlüssel bekommen. Geben Sie den Schlüssel ein, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Mateo takes no more requests just now. Try again in a minute.</source>
        <translation>Mateo nimmt gerade keine Anfragen mehr an. Versuchen Sie es in einer Minute erneut.</translation>
    </message>
    <message>
        <source>Mateo does not take what was entered. Change it and try again.</source>
        <translation>Mateo nimmt diese Angaben nicht an. Ändern Sie sie, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There is no connection to the server. Try again when there is one.</source>
        <translation>Es gibt keine Verbindung zum Server. Versuchen Sie es erneut, sobald es eine gibt.</translation>
    </message>
    <message>
        <source>The server could not prove who it is, so it was told nothing.</source>
        <translation>Der Server konnte sich nicht ausweisen; ihm wurde nichts mitgeteilt.</translation>
    </message>
    <message>
        <source>Mateo had a fault of its own, or the connection broke.</source>
        <translation>Mateo hatte selbst einen Fehler, oder die Verbindung brach ab.</translation>
    </message>
    <message>
        <source>Mateo&apos;s answer could not be read.</source>
        <translation>Die Antwort von Mateo war nicht lesbar.</translation>
    </message>
    <message>
        <source>The contact was not created.</source>
        <translation>Der Kontakt wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>It is not known whether the contact was created.</source>
        <translation>Ob der Kontakt angelegt wurde, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Look before you create it again.</source>
        <translation>Sehen Sie nach, bevor Sie ihn noch einmal anlegen.</translation>
    </message>
    <message>
        <source>Mateo says: “{words}”</source>
        <translation>Mateo schreibt: „{words}“</translation>
    </message>
</context>
<context>
    <name>outcomes</name>
    <message>
        <source>The server&apos;s name could not be looked up.</source>
        <translation>Der Name des Servers wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The server refused the connection.</source>
        <translation>Der Server hat die Verbindung abgelehnt.</translation>
    </message>
    <message>
        <source>There is no way to the server just now.</source>
        <translation>Der Server ist gerade nicht erreichbar.</translation>
    </message>
    <message>
        <source>No connection to the server came about.</source>
        <translation>Es kam keine Verbindung zum Server zustande.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Too much was under way at once.</source>
        <translation>Zu viele Anfragen waren gleichzeitig unterwegs.</translation>
    </message>
    <message>
        <source>The proxy let no connection through.</source>
        <translation>Der Proxy hat keine Verbindung durchgelassen.</translation>
    </message>
    <message>
        <source>The server could not prove who it is.</source>
        <translation>Der Server konnte sich nicht ausweisen.</translation>
    </message>
    <message>
        <source>The request could not be made.</source>
        <translation>Die Anfrage ließ sich nicht stellen.</translation>
    </message>
    <message>
        <source>The request would have gone to another address than the workspace&apos;s.</source>
        <translation>Die Anfrage wäre an eine andere Adresse als die des Arbeitsbereichs gegangen.</translation>
    </message>
    <message>
        <source>The API key has characters that no key has.</source>
        <translation>Der API-Schlüssel enthält Zeichen, die in keinem Schlüssel vorkommen.</translation>
    </message>
    <message>
        <source>The connection was closed by this program.</source>
        <translation>Dieses Programm hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>The disk did not take the next step.</source>
        <translation>Der nächste Schritt ließ sich nicht auf dem Datenträger speichern.</translation>
    </message>
    <message>
        <source>The server stopped taking the request.</source>
        <translation>Der Server hat die Anfrage nicht weiter angenommen.</translation>
    </message>
    <message>
        <source>The connection broke while sending.</source>
        <translation>Die Verbindung brach beim Senden ab.</translation>
    </message>
    <message>
        <source>The server took the request and fell silent.</source>
        <translation>Der Server hat die Anfrage erhalten und nicht geantwortet.</translation>
    </message>
    <message>
        <source>The answer came too slowly to wait for it.</source>
        <translation>Die Antwort kam zu langsam.</translation>
    </message>
    <message>
        <source>The connection broke before the answer came.</source>
        <translation>Die Verbindung brach vor der Antwort ab.</translation>
    </message>
    <message>
        <source>The server hung up without an answer.</source>
        <translation>Der Server hat ohne Antwort getrennt.</translation>
    </message>
    <message>
        <source>The answer was no proper HTTP.</source>
        <translation>Die Antwort war kein gültiges HTTP.</translation>
    </message>
    <message>
        <source>The answer broke off.</source>
        <translation>Die Antwort brach ab.</translation>
    </message>
    <message>
        <source>The answer was too large to be read.</source>
        <translation>Die Antwort war zu groß zum Lesen.</translation>
    </message>
    <message>
        <source>The answer was nested too deeply to be read.</source>
        <translation>Die Antwort war zu tief verschachtelt zum Lesen.</translation>
    </message>
    <message>
        <source>The answer was packed in an unknown way.</source>
        <translation>Die Antwort war auf unbekannte Art verpackt.</translation>
    </message>
    <message>
        <source>The answer could not be read.</source>
        <translation>Die Antwort war nicht lesbar.</translation>
    </message>
    <message>
        <source>A web page answered in place of Mateo.</source>
        <translation>Statt Mateo antwortete eine Webseite.</translation>
    </message>
    <message>
        <source>The answer was empty.</source>
        <translation>Die Antwort war leer.</translation>
    </message>
    <message>
        <source>The answer was about another message.</source>
        <translation>Die Antwort betraf eine andere Nachricht.</translation>
    </message>
    <message>
        <source>The answer was not what Mateo answers.</source>
        <translation>So antwortet Mateo nicht.</translation>
    </message>
    <message>
        <source>The server answered in an unexpected way.</source>
        <translation>Der Server hat unerwartet geantwortet.</translation>
    </message>
    <message>
        <source>Something broke that nobody had thought of.</source>
        <translation>Ein unvorhergesehener Fehler ist aufgetreten.</translation>
    </message>
    <message>
        <source>Mateo had a fault of its own.</source>
        <translation>Bei Mateo lag eine Störung vor.</translation>
    </message>
    <message>
        <source>Mateo cut the request off as too slow.</source>
        <translation>Mateo hat die Anfrage als zu langsam abgebrochen.</translation>
    </message>
    <message>
        <source>Mateo says it knows this message already.</source>
        <translation>Mateo kennt diese Nachricht nach eigener Angabe schon.</translation>
    </message>
    <message>
        <source>The program ended while the message was sent.</source>
        <translation>Das Programm endete während des Sendens.</translation>
    </message>
    <message>
        <source>The program was ended while the message was sent.</source>
        <translation>Das Programm wurde beendet, während die Nachricht gesendet wurde.</translation>
    </message>
    <message>
        <source>How the last try ended can no longer be read.</source>
        <translation>Wie der letzte Versuch ausging, lässt sich nicht mehr lesen.</translation>
    </message>
    <message>
        <source>The server pointed to another address.</source>
        <translation>Der Server verwies auf eine andere Adresse.</translation>
    </message>
    <message>
        <source>Mateo says that the API key is missing.</source>
        <translation>Mateo meldet, dass der API-Schlüssel fehlt.</translation>
    </message>
    <message>
        <source>Mateo does not accept this API key.</source>
        <translation>Mateo nimmt diesen API-Schlüssel nicht an.</translation>
    </message>
    <message>
        <source>Mateo did not find what the message refers to.</source>
        <translation>Mateo hat nicht gefunden, worauf sich die Nachricht bezieht.</translation>
    </message>
    <message>
        <source>Mateo found fault with the message.</source>
        <translation>Mateo beanstandet die Nachricht.</translation>
    </message>
    <message>
        <source>The message contradicts what Mateo knows.</source>
        <translation>Die Nachricht widerspricht dem, was Mateo vorliegt.</translation>
    </message>
    <message>
        <source>The message is larger than Mateo takes.</source>
        <translation>Die Nachricht ist größer, als Mateo annimmt.</translation>
    </message>
    <message>
        <source>Mateo takes no more requests just now.</source>
        <translation>Mateo nimmt gerade keine weiteren Anfragen an.</translation>
    </message>
    <message>
        <source>Accepted by Mateo, as asking for it showed.</source>
        <translation>Von Mateo angenommen, wie eine Nachfrage ergab.</translation>
    </message>
    <message>
        <source>Mateo refused the message.</source>
        <translation>Mateo hat die Nachricht abgelehnt.</translation>
    </message>
    <message>
        <source>The program ended before the message left.</source>
        <translation>Das Programm endete vor dem Senden.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired.</source>
        <translation>Das Zertifikat des Servers ist abgelaufen.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid yet.</source>
        <translation>Das Zertifikat des Servers ist noch nicht gültig.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate belongs to another address.</source>
        <translation>Das Zertifikat des Servers gehört zu einer anderen Adresse.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate comes from nobody this computer trusts.</source>
        <translation>Dieser Computer vertraut dem Aussteller des Server-Zertifikats nicht.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not in order.</source>
        <translation>Das Zertifikat des Servers ist nicht in Ordnung.</translation>
    </message>
    <message>
        <source>The server does not speak https at this address.</source>
        <translation>Der Server bietet an dieser Adresse kein https an.</translation>
    </message>
    <message>
        <source>The server broke off the secure connection.</source>
        <translation>Der Server hat die sichere Verbindung abgebrochen.</translation>
    </message>
    <message>
        <source>No secure connection to the server came about.</source>
        <translation>Es kam keine sichere Verbindung zum Server zustande.</translation>
    </message>
    <message>
        <source>Accepted by Mateo.</source>
        <translation>Von Mateo angenommen.</translation>
    </message>
    <message>
        <source>The message could not be sent.</source>
        <translation>Die Nachricht konnte nicht gesendet werden.</translation>
    </message>
    <message>
        <source>Something broke while sending.</source>
        <translation>Beim Senden ist ein Fehler aufgetreten.</translation>
    </message>
    <message>
        <source>Mateo asks for a pause.</source>
        <translation>Mateo bittet um eine Pause.</translation>
    </message>
    <message>
        <source>It was sent to Mateo once.</source>
        <translation>Die Nachricht ging genau einmal an Mateo.</translation>
    </message>
    <message>
        <source>It was not sent.</source>
        <translation>Die Nachricht wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>It may have been sent.</source>
        <translation>Die Nachricht wurde vielleicht gesendet.</translation>
    </message>
    <message>
        <source>What becomes of it stands in the conversation.</source>
        <translation>Wie es weitergeht, steht in der Konversation.</translation>
    </message>
    <message>
        <source>Change the draft and send it again.</source>
        <translation>Ändern Sie den Entwurf und senden Sie ihn erneut.</translation>
    </message>
    <message>
        <source>It waits in the outbox and is tried again with the same ID.</source>
        <translation>Sie wartet im Postausgang; der nächste Versuch nutzt dieselbe ID.</translation>
    </message>
    <message>
        <source>Mateo is asked for it; it is not sent again by itself.</source>
        <translation>Bei Mateo wird nachgefragt; von selbst wird nicht erneut gesendet.</translation>
    </message>
    <message>
        <source>It goes out after the pause.</source>
        <translation>Gesendet wird nach der Pause.</translation>
    </message>
    <message>
        <source>Check the network and the clock of this computer, then choose Send now.</source>
        <translation>Prüfen Sie das Netzwerk und die Uhr dieses Computers und wählen Sie dann „Jetzt senden“.</translation>
    </message>
    <message>
        <source>It waits in the outbox. Check the API key and the address in the settings.</source>
        <translation>Sie wartet im Postausgang. Prüfen Sie API-Schlüssel und Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>It waits in the outbox. Check the address of the API in the settings.</source>
        <translation>Sie wartet im Postausgang. Prüfen Sie die Adresse der API in den Einstellungen.</translation>
    </message>
    <message>
        <source>It waits in the outbox. Enter a valid API key in the settings.</source>
        <translation>Sie wartet im Postausgang. Geben Sie in den Einstellungen einen gültigen API-Schlüssel ein.</translation>
    </message>
    <message>
        <source>It waits in the outbox. Choose Send now when the pause is over.</source>
        <translation>Sie wartet im Postausgang. Wählen Sie nach der Pause „Jetzt senden“.</translation>
    </message>
    <message>
        <source>“{server}”</source>
        <extracomment>The server&apos;s own words.</extracomment>
        <translation>„{server}“</translation>
    </message>
    <message>
        <source>Nobody knows how it ended.</source>
        <translation>Der Ausgang ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Enter the API key, then send the draft again.</source>
        <translation>Geben Sie den API-Schlüssel ein und senden Sie den Entwurf dann erneut.</translation>
    </message>
    <message>
        <source>Enter a valid API key, then send the draft again.</source>
        <translation>Geben Sie einen gültigen API-Schlüssel ein und senden Sie den Entwurf dann erneut.</translation>
    </message>
    <message>
        <source>Check the address of the API in the settings, then send the draft again.</source>
        <translation>Prüfen Sie die Adresse der API in den Einstellungen und senden Sie den Entwurf dann erneut.</translation>
    </message>
    <message>
        <source>Take out files or text, then send the draft again.</source>
        <translation>Nehmen Sie Dateien oder Text heraus und senden Sie den Entwurf dann erneut.</translation>
    </message>
    <message>
        <source>Check channel, template and conversation, then send the draft again.</source>
        <translation>Prüfen Sie Kanal, Vorlage und Konversation und senden Sie den Entwurf dann erneut.</translation>
    </message>
    <message>
        <source>The server hung up before the connection was secure.</source>
        <translation>Der Server hat aufgelegt, bevor die Verbindung gesichert war.</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and a password.</source>
        <translation>Der Proxy verlangt einen Benutzernamen und ein Passwort.</translation>
    </message>
</context>
<context>
    <name>preview</name>
    <message>
        <source>(no label)</source>
        <translation>(ohne Beschriftung)</translation>
    </message>
    <message>
        <source>Street and number</source>
        <extracomment>The field that shows through the window; its upper 17.7 mm are for the sender. The text: from 98.5 on the first page, from 25 on the others, to 268.5. Whether the address window is drawn: on a screen, not on paper.</extracomment>
        <translation>Straße und Hausnummer</translation>
    </message>
    <message>
        <source>Postcode and town</source>
        <translation>Postleitzahl und Ort</translation>
    </message>
    <message>
        <source>No recipient yet</source>
        <translation>Noch kein Empfänger</translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Seite {number} von {count}</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>Choose the channel to send from.</source>
        <translation>Wählen Sie den Kanal, über den gesendet wird.</translation>
    </message>
    <message>
        <source>{field}: “{value}” is no UUID. It must look like 3c90c3cc-0d44-4b50-8888-8dd25736052a.</source>
        <translation>{field}: „{value}“ ist keine UUID. Sie muss aussehen wie 3c90c3cc-0d44-4b50-8888-8dd25736052a.</translation>
    </message>
    <message>
        <source>Conversation status: “{value}” is not one of open, closed, archived.</source>
        <translation>Konversationsstatus: „{value}“ ist keiner von open, closed, archived.</translation>
    </message>
    <message>
        <source>Send after: “{value}” is no date and time. Write it like 2027-05-04T08:00:00+02:00.</source>
        <translation>Senden ab: „{value}“ ist kein Zeitpunkt. Schreiben Sie ihn wie 2027-05-04T08:00:00+02:00.</translation>
    </message>
    <message>
        <source>{field}: this JSON cannot be read, line {line}, column {column}.</source>
        <translation>{field}: Dieses JSON ist nicht lesbar, Zeile {line}, Spalte {column}.</translation>
    </message>
    <message>
        <source>{field}: this must be a JSON object, beginning with “{” and ending with “}”.</source>
        <translation>{field}: Hier muss ein JSON-Objekt stehen, von „{“ bis „}“.</translation>
    </message>
    <message>
        <source>Attachment {value}: http:// is not accepted. Use the https:// address.</source>
        <translation>Anhang {value}: http:// ist nicht erlaubt. Nehmen Sie die https://-Adresse.</translation>
    </message>
    <message>
        <source>Attachment {value}: the address must begin with https:// or media_library://.</source>
        <translation>Anhang {value}: Die Adresse muss mit https:// oder media_library:// beginnen.</translation>
    </message>
    <message>
        <source>Attachment {value} is not uploaded yet. Wait, upload it again or remove it.</source>
        <translation>Anhang {value} ist noch nicht hochgeladen. Warten Sie, laden Sie ihn erneut hoch oder entfernen Sie ihn.</translation>
    </message>
    <message>
        <source>Recipient {value}: a letter goes to a contact. Remove the handle and set the contact ID.</source>
        <translation>Empfänger {value}: Ein Brief geht an einen Kontakt. Entfernen Sie die Kennung und setzen Sie die Kontakt-ID.</translation>
    </message>
    <message>
        <source>Recipient {value}: a letter needs a contact ID. Create the contact in Mateo first.</source>
        <translation>Empfänger {value}: Ein Brief braucht eine Kontakt-ID. Legen Sie den Kontakt erst in Mateo an.</translation>
    </message>
    <message>
        <source>This channel is {value}; Mateo may refuse to send from it.</source>
        <translation>Dieser Kanal ist {value}; Mateo lehnt das Senden womöglich ab.</translation>
    </message>
    <message>
        <source>This network was switched off on {since}; nothing can arrive.</source>
        <translation>Dieser Dienst wurde am {since} abgeschaltet; nichts kann ankommen.</translation>
    </message>
    <message>
        <source>{field} is left out on this channel. Choose this line to send it anyway.</source>
        <translation>{field}: wird auf diesem Kanal weggelassen. Wählen Sie diese Zeile, um es trotzdem zu senden.</translation>
    </message>
    <message>
        <source>{field} is sent although this channel has no use for it.</source>
        <translation>{field}: wird gesendet, obwohl dieser Kanal es nicht nutzt.</translation>
    </message>
    <message>
        <source>Without a message ID this message cannot be found again.</source>
        <translation>Ohne Nachrichten-ID ist diese Nachricht nicht wiederzufinden.</translation>
    </message>
    <message>
        <source>Nobody is addressed yet.</source>
        <translation>Es fehlt noch ein Empfänger.</translation>
    </message>
    <message>
        <source>Nobody stands in To, only in Cc or Bcc.</source>
        <translation>Unter An steht niemand, nur unter Cc oder Bcc.</translation>
    </message>
    <message>
        <source>Recipient {value} has neither a handle nor a contact ID.</source>
        <translation>Empfänger {value} hat weder Kennung noch Kontakt-ID.</translation>
    </message>
    <message>
        <source>{value} is addressed twice.</source>
        <translation>{value} ist doppelt angegeben.</translation>
    </message>
    <message>
        <source>“{value}” does not look like an e-mail address.</source>
        <translation>„{value}“ sieht nicht wie eine E-Mail-Adresse aus.</translation>
    </message>
    <message>
        <source>“{value}” is no international phone number. It begins with + and the country.</source>
        <translation>„{value}“ ist keine internationale Telefonnummer. Sie beginnt mit + und der Landesvorwahl.</translation>
    </message>
    <message>
        <source>“{value}” is not this network&apos;s own ID. It is found in an existing conversation.</source>
        <translation>„{value}“ ist keine ID dieses Dienstes. Sie steht in einer bestehenden Konversation.</translation>
    </message>
    <message>
        <source>On this network the customer must have written first: use Reply.</source>
        <translation>Bei diesem Dienst muss der Kunde zuerst geschrieben haben: Nutzen Sie „Antworten“.</translation>
    </message>
    <message>
        <source>Contact ID “{value}” is no UUID; newer versions of Mateo want one.</source>
        <translation>Kontakt-ID „{value}“ ist keine UUID; neuere Versionen von Mateo verlangen eine.</translation>
    </message>
    <message>
        <source>Country code “{value}”: two letters such as DE or AT are expected.</source>
        <translation>Länderkürzel „{value}“: Erwartet werden zwei Buchstaben wie DE oder AT.</translation>
    </message>
    <message>
        <source>The message is empty.</source>
        <translation>Die Nachricht ist leer.</translation>
    </message>
    <message>
        <source>The message has more than one body ({bodies}). Which one Mateo takes is not documented.</source>
        <translation>Die Nachricht hat mehr als einen Inhalt ({bodies}). Welchen Mateo nimmt, ist nicht dokumentiert.</translation>
    </message>
    <message>
        <source>The subject is empty.</source>
        <translation>Der Betreff ist leer.</translation>
    </message>
    <message>
        <source>{field} has a line break in it.</source>
        <translation>{field}: enthält einen Zeilenumbruch.</translation>
    </message>
    <message>
        <source>The text has {used} {unit}; this network is said to take {limit}.</source>
        <translation>Der Text hat {used} {unit}; dieser Dienst nimmt wohl höchstens {limit}.</translation>
    </message>
    <message>
        <source>With buttons this network is said to take {limit} {unit} of text; these are {used}.</source>
        <translation>Mit Schaltflächen nimmt dieser Dienst wohl höchstens {limit} {unit} Text; hier sind es {used}.</translation>
    </message>
    <message>
        <source>The text has {used} {unit}; at most {limit} are advised.</source>
        <translation>Der Text hat {used} {unit}; empfohlen sind höchstens {limit}.</translation>
    </message>
    <message>
        <source>This is sent, and charged, as {parts} SMS.</source>
        <translation>Das wird als {parts}&#xa0;SMS gesendet und berechnet.</translation>
    </message>
    <message>
        <source>These characters make it {parts} SMS instead of {parts_without}: {signs}</source>
        <translation>Diese Zeichen machen daraus {parts}&#xa0;SMS statt {parts_without}: {signs}</translation>
    </message>
    <message>
        <source>Send after lies in the past; Mateo may send the message at once.</source>
        <translation>„Senden ab“ liegt in der Vergangenheit; Mateo sendet die Nachricht womöglich sofort.</translation>
    </message>
    <message>
        <source>Send after names no time zone; Mateo reads it as UTC.</source>
        <translation>„Senden ab“ nennt keine Zeitzone; Mateo liest die Zeit als UTC.</translation>
    </message>
    <message>
        <source>Placeholder {number} is empty.</source>
        <translation>Platzhalter {number} ist leer.</translation>
    </message>
    <message>
        <source>Placeholder values are set, but no template.</source>
        <translation>Platzhalterwerte sind gesetzt, aber keine Vorlage.</translation>
    </message>
    <message>
        <source>{used} attachments; this network is said to take {limit} in one message.</source>
        <translation>{used} Anhänge; dieser Dienst nimmt wohl höchstens {limit} pro Nachricht.</translation>
    </message>
    <message>
        <source>An attachment of {used} bytes; this network is said to take {limit}.</source>
        <translation>Ein Anhang mit {used} Bytes; dieser Dienst nimmt wohl höchstens {limit}.</translation>
    </message>
    <message>
        <source>An attachment of {used} bytes; some providers take only {limit}.</source>
        <translation>Ein Anhang mit {used} Bytes; manche Anbieter nehmen nur {limit}.</translation>
    </message>
    <message>
        <source>Attachment {value}: this network is said to take only {formats}.</source>
        <translation>Anhang {value}: Dieser Dienst nimmt wohl nur {formats}.</translation>
    </message>
    <message>
        <source>Attachment {value} does not look like an address that can be fetched.</source>
        <translation>Anhang {value} sieht nicht wie eine abrufbare Adresse aus.</translation>
    </message>
    <message>
        <source>{used} buttons of this kind; this network is said to show {limit}.</source>
        <translation>{used} Schaltflächen dieser Art; dieser Dienst zeigt wohl höchstens {limit}.</translation>
    </message>
    <message>
        <source>{used} link buttons; this network is said to show {limit}.</source>
        <translation>{used} Link-Schaltflächen; dieser Dienst zeigt wohl höchstens {limit}.</translation>
    </message>
    <message>
        <source>Button {number} has no label.</source>
        <translation>Schaltfläche {number} hat keine Beschriftung.</translation>
    </message>
    <message>
        <source>Button {number} has no data.</source>
        <translation>Schaltfläche {number} hat keine Daten.</translation>
    </message>
    <message>
        <source>Button {number}: “{value}” is not a type of the reference page.</source>
        <translation>Schaltfläche {number}: Den Typ „{value}“ kennt die API-Referenz nicht.</translation>
    </message>
    <message>
        <source>Button {number}: “{value}” is not a subtype of the reference page.</source>
        <translation>Schaltfläche {number}: Den Untertyp „{value}“ kennt die API-Referenz nicht.</translation>
    </message>
    <message>
        <source>Button {number}: this network is not known to show this type.</source>
        <translation>Schaltfläche {number}: Ob dieser Dienst diesen Typ zeigt, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Button {number}: the label has {used} {unit}, the network is said to show {limit}.</source>
        <translation>Schaltfläche {number}: Die Beschriftung hat {used} {unit}, der Dienst zeigt wohl höchstens {limit}.</translation>
    </message>
    <message>
        <source>Button {number}: emoji in labels are said to be refused.</source>
        <translation>Schaltfläche {number}: Emojis in Beschriftungen werden wohl abgelehnt.</translation>
    </message>
    <message>
        <source>Button {number}: the data has {used} {unit}, the network is said to take {limit}.</source>
        <translation>Schaltfläche {number}: Die Daten haben {used} {unit}, der Dienst nimmt wohl höchstens {limit}.</translation>
    </message>
    <message>
        <source>Extra fields: “{key}” is set in the form too; the form is what is sent.</source>
        <translation>Zusatzfelder: „{key}“ ist auch im Formular gesetzt; gesendet wird der Wert des Formulars.</translation>
    </message>
    <message>
        <source>Extra fields: “{key}” has a field of its own in the form.</source>
        <translation>Zusatzfelder: „{key}“ hat im Formular ein eigenes Feld.</translation>
    </message>
    <message>
        <source>{field}: “{key}” stands there twice; the last one is sent.</source>
        <translation>{field}: „{key}“ steht dort zweimal; gesendet wird der letzte Wert.</translation>
    </message>
    <message>
        <source>and {count} more of this kind</source>
        <translation>und {count} weitere dieser Art</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>items</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>(not verified)</source>
        <translation>(ungeprüft)</translation>
    </message>
    <message>
        <source>{count} people in To and Cc will see each other&apos;s addresses.</source>
        <translation>{count} Personen in An und Cc sehen gegenseitig ihre Adressen.</translation>
    </message>
    <message>
        <source>“{value}” still waits to be filled in.</source>
        <translation>„{value}“ ist noch nicht ausgefüllt.</translation>
    </message>
    <message>
        <source>There is still a {value} in the text.</source>
        <translation>Im Text steht noch ein {value}.</translation>
    </message>
    <message>
        <source>The text says “{value}”, but there is no file.</source>
        <translation>Im Text steht „{value}“, aber es ist keine Datei dabei.</translation>
    </message>
    <message>
        <source>“{value}” mixes alphabets: {letters} only looks like Latin letters. Is it the right one?</source>
        <translation>„{value}“ mischt Alphabete: {letters} sieht nur wie lateinische Buchstaben aus. Ist das die richtige Adresse?</translation>
    </message>
    <message>
        <source>Placeholder {number}: line breaks and tabs in a value are said to be refused.</source>
        <translation>Platzhalter {number}: Zeilenumbrüche und Tabulatoren in einem Wert sollen abgelehnt werden.</translation>
    </message>
    <message>
        <source>Placeholder {number}: {used} spaces in a row; at most {limit} are said to be taken.</source>
        <translation>Platzhalter {number}: {used} Leerzeichen nacheinander; höchstens {limit} sollen angenommen werden.</translation>
    </message>
    <message>
        <source>{used} values for {limit} placeholders; the last ones have no place.</source>
        <translation>{used} Werte für {limit} Platzhalter; die letzten haben keinen Platz.</translation>
    </message>
    <message>
        <source>The template&apos;s text has {used} {unit}; WhatsApp is said to take {limit}.</source>
        <translation>Der Text der Vorlage hat {used} {unit}; WhatsApp soll {limit} annehmen.</translation>
    </message>
    <message>
        <source>With its values the template has {used} {unit}; WhatsApp is said to take {limit}.</source>
        <translation>Mit ihren Werten hat die Vorlage {used} {unit}; WhatsApp soll {limit} annehmen.</translation>
    </message>
    <message>
        <source>The template&apos;s header has {used} {unit}; WhatsApp is said to take {limit}.</source>
        <translation>Die Kopfzeile der Vorlage hat {used} {unit}; WhatsApp soll {limit} annehmen.</translation>
    </message>
    <message>
        <source>The template&apos;s footer has {used} {unit}; WhatsApp is said to take {limit}.</source>
        <translation>Die Fußzeile der Vorlage hat {used} {unit}; WhatsApp soll {limit} annehmen.</translation>
    </message>
    <message>
        <source>Button {place} of the template: the label has {used} {unit}; WhatsApp is said to take {limit}.</source>
        <translation>Schaltfläche {place} der Vorlage: Die Beschriftung hat {used} {unit}; WhatsApp soll {limit} annehmen.</translation>
    </message>
    <message>
        <source>Button {place} of the template: the label has {used} {unit}; at most {limit} are safe.</source>
        <translation>Schaltfläche {place} der Vorlage: Die Beschriftung hat {used} {unit}; sicher sind höchstens {limit}.</translation>
    </message>
    <message>
        <source>The template has {used} buttons; WhatsApp is said to take {limit}.</source>
        <translation>Die Vorlage hat {used} Schaltflächen; WhatsApp soll {limit} annehmen.</translation>
    </message>
    <message>
        <source>The template has {used} link buttons; WhatsApp is said to take {limit}.</source>
        <translation>Die Vorlage hat {used} Link-Schaltflächen; WhatsApp soll {limit} annehmen.</translation>
    </message>
    <message>
        <source>The template has {used} buttons that call; WhatsApp is said to take {limit}.</source>
        <translation>Die Vorlage hat {used} Anruf-Schaltflächen; WhatsApp soll {limit} annehmen.</translation>
    </message>
    <message>
        <source>The template&apos;s header has {used} placeholders; WhatsApp is said to take {limit}.</source>
        <translation>Die Kopfzeile der Vorlage hat {used} Platzhalter; WhatsApp soll {limit} annehmen.</translation>
    </message>
    <message>
        <source>Which value fills {value} in the template&apos;s header is not documented. Look at what arrives.</source>
        <translation>Welcher Wert {value} in der Kopfzeile der Vorlage füllt, ist nicht dokumentiert. Sehen Sie nach, was ankommt.</translation>
    </message>
    <message>
        <source>Placeholders in a template&apos;s footer are said to be refused.</source>
        <translation>Platzhalter in der Fußzeile einer Vorlage sollen abgelehnt werden.</translation>
    </message>
    <message>
        <source>Emoji in a template&apos;s header are said to be refused.</source>
        <translation>Emojis in der Kopfzeile einer Vorlage sollen abgelehnt werden.</translation>
    </message>
    <message>
        <source>Emoji in a template&apos;s footer are said to be refused.</source>
        <translation>Emojis in der Fußzeile einer Vorlage sollen abgelehnt werden.</translation>
    </message>
    <message>
        <source>Double spaces in a template&apos;s text are said to be refused.</source>
        <translation>Doppelte Leerzeichen im Text einer Vorlage sollen abgelehnt werden.</translation>
    </message>
    <message>
        <source>“{value}” has special characters; Mateo advises against them in a template&apos;s name.</source>
        <translation>„{value}“ enthält Sonderzeichen; Mateo rät im Namen einer Vorlage davon ab.</translation>
    </message>
    <message>
        <source>A template that begins with a placeholder ({value}) is said to be refused.</source>
        <translation>Eine Vorlage, die mit einem Platzhalter beginnt ({value}), soll abgelehnt werden.</translation>
    </message>
    <message>
        <source>A template that ends with a placeholder ({value}) is said to be refused.</source>
        <translation>Eine Vorlage, die mit einem Platzhalter endet ({value}), soll abgelehnt werden.</translation>
    </message>
    <message>
        <source>Two placeholders side by side ({value}) are said to be refused; put a word between them.</source>
        <translation>Zwei Platzhalter nebeneinander ({value}) sollen abgelehnt werden; setzen Sie ein Wort dazwischen.</translation>
    </message>
    <message>
        <source>The template counts its placeholders but lacks {value}. Which value goes where is not certain.</source>
        <translation>Die Vorlage zählt ihre Platzhalter, aber {value} fehlt. Welcher Wert wohin kommt, ist nicht sicher.</translation>
    </message>
    <message>
        <source>The placeholders do not stand in the order of their numbers; values go by the number.</source>
        <translation>Die Platzhalter stehen nicht in der Reihenfolge ihrer Nummern; die Werte gehen nach der Nummer.</translation>
    </message>
    <message>
        <source>This is not a phone number in {country}: “{value}”. It is sent as typed.</source>
        <translation>Das ist keine Telefonnummer (Land: {country}): „{value}“. Sie wird so gesendet, wie sie dasteht.</translation>
    </message>
</context>
<context>
    <name>questions</name>
    <message>
        <source>Send a letter?</source>
        <translation>Brief senden?</translation>
    </message>
    <message>
        <source>This letter is printed and posted, which costs money.</source>
        <translation>Dieser Brief wird gedruckt und verschickt. Das kostet Geld.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal ansehen</translation>
    </message>
    <message>
        <source>Send the letter</source>
        <translation>Brief senden</translation>
    </message>
    <message>
        <source>To: {names}</source>
        <translation>An: {names}</translation>
    </message>
    <message>
        <source>Send again?</source>
        <translation>Erneut senden?</translation>
    </message>
    <message>
        <source>This message may have been sent already. What Mateo does with a second one of the same ID is not documented: the customer may get it twice.</source>
        <translation>Diese Nachricht wurde vielleicht schon gesendet. Was Mateo mit einer zweiten unter derselben ID macht, ist nicht dokumentiert: Ihr Kunde erhält sie womöglich doppelt.</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Nicht senden</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Discard?</source>
        <translation>Verwerfen?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>“Send now” sends no free text to a customer whose window is closed.</source>
        <translation>„Jetzt senden“ sendet keinen freien Text an Kunden, deren Zeitfenster geschlossen ist.</translation>
    </message>
    <message>
        <source>Messages are waiting</source>
        <translation>Nachrichten warten</translation>
    </message>
    <message>
        <source>Keep for the next start</source>
        <translation>Bis zum nächsten Start behalten</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Back to drafts</source>
        <translation>Zurück zu den Entwürfen</translation>
    </message>
    <message>
        <source>Do not quit</source>
        <translation>Nicht beenden</translation>
    </message>
    <message>
        <source>Nobody knows whether this message was sent. It is not asked for any more, and its text goes to the deleted drafts.</source>
        <translation>Niemand weiß, ob diese Nachricht gesendet wurde. Es wird nicht mehr nach ihr gefragt, und ihr Text kommt zu den gelöschten Entwürfen.</translation>
    </message>
    <message>
        <source>The address is not known here. Mateo prints the one of the contact.</source>
        <translation>Die Anschrift ist hier nicht bekannt. Mateo druckt die des Kontakts.</translation>
    </message>
    <message>
        <source>The address seems to have no postcode with a town.</source>
        <translation>Der Anschrift fehlt wohl die Postleitzahl mit dem Ort.</translation>
    </message>
    <message>
        <source>The address seems to have no street with a number.</source>
        <translation>Der Anschrift fehlt wohl die Straße mit der Hausnummer.</translation>
    </message>
    <message>
        <source>{pages} or more</source>
        <translation>{pages} oder mehr</translation>
    </message>
    <message>
        <source>Pages, by estimate: {pages}</source>
        <translation>Seiten, geschätzt: {pages}</translation>
    </message>
</context>
<context>
    <name>receipts</name>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Recipients in Cc</source>
        <translation>Empfänger in Cc</translation>
    </message>
    <message>
        <source>Recipients in Bcc</source>
        <translation>Empfänger in Bcc</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Schaltflächen</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Senden ab</translation>
    </message>
    <message>
        <source>✗ not all as asked</source>
        <translation>✗ nicht alles wie gewünscht</translation>
    </message>
    <message>
        <source>✓ all as asked</source>
        <translation>✓ alles wie gewünscht</translation>
    </message>
    <message>
        <source>the answer does not say all</source>
        <translation>die Antwort sagt nicht alles</translation>
    </message>
    <message>
        <source>as asked</source>
        <translation>wie gewünscht</translation>
    </message>
    <message>
        <source>asked {asked}, the answer does not say</source>
        <translation>gewünscht {asked}, Antwort sagt nichts</translation>
    </message>
    <message>
        <source>asked {asked}, got {got}, not comparable</source>
        <translation>gewünscht {asked}, erhalten {got}, nicht vergleichbar</translation>
    </message>
    <message>
        <source>asked {asked}, got {got} others</source>
        <translation>gewünscht {asked}, erhalten {got} andere</translation>
    </message>
    <message>
        <source>asked {asked}, got {got}</source>
        <translation>gewünscht {asked}, erhalten {got}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>recoveries</name>
    <message>
        <source>The program was cut off last time.</source>
        <translation>Das Programm wurde beim letzten Mal unterbrochen.</translation>
    </message>
    <message>
        <source>Your draft is kept.</source>
        <translation>Ihr Entwurf ist da.</translation>
    </message>
    <message>
        <source>All {number} drafts are kept.</source>
        <translation>Alle {number} Entwürfe sind da.</translation>
    </message>
    <message>
        <source>“{name}” lies open as it was saved at {time}; at most the last second of typing is missing.</source>
        <translation>„{name}“ liegt offen, wie um {time} gespeichert; höchstens das in der letzten Sekunde Getippte fehlt.</translation>
    </message>
    <message>
        <source>Back are: drafts {drafts}, messages {messages}.</source>
        <translation>Wieder da sind: Entwürfe {drafts}, Nachrichten {messages}.</translation>
    </message>
    <message>
        <source>The damaged file: {path}</source>
        <translation>Die beschädigte Datei: {path}</translation>
    </message>
</context>
<context>
    <name>signs</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>space</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>line break</source>
        <translation>Zeilenumbruch</translation>
    </message>
    <message>
        <source>no-break space</source>
        <translation>geschütztes Leerzeichen</translation>
    </message>
    <message>
        <source>narrow no-break space</source>
        <translation>schmales geschütztes Leerzeichen</translation>
    </message>
    <message>
        <source>soft hyphen</source>
        <translation>weiches Trennzeichen</translation>
    </message>
    <message>
        <source>invisible space</source>
        <translation>unsichtbares Leerzeichen</translation>
    </message>
    <message>
        <source>line separator</source>
        <translation>Zeilentrenner</translation>
    </message>
</context>
<context>
    <name>source</name>
    <message>
        <source>&lt;{name}&gt; is never closed.</source>
        <translation>&lt;{name}&gt; wird nie geschlossen.</translation>
    </message>
    <message>
        <source>&lt;/{name}&gt; comes too late: &lt;{other}&gt; is closed before.</source>
        <translation>&lt;/{name}&gt; kommt zu spät: &lt;{other}&gt; ist schon geschlossen.</translation>
    </message>
    <message>
        <source>&lt;/{name}&gt; closes nothing.</source>
        <translation>&lt;/{name}&gt; schließt nichts.</translation>
    </message>
    <message>
        <source>&lt;{name}&gt; is empty and is not closed.</source>
        <translation>&lt;{name}&gt; ist leer und wird nicht geschlossen.</translation>
    </message>
    <message>
        <source>&lt;{name}&gt; cannot stand inside of &lt;p&gt;; it ends it.</source>
        <translation>&lt;{name}&gt; darf nicht in &lt;p&gt; stehen; der Absatz endet davor.</translation>
    </message>
    <message>
        <source>The tag &lt;{name} has no “&gt;”.</source>
        <translation>Dem Tag &lt;{name} fehlt das „&gt;“.</translation>
    </message>
    <message>
        <source>This quotation mark is never closed.</source>
        <translation>Dieses Anführungszeichen wird nie geschlossen.</translation>
    </message>
    <message>
        <source>This comment is never closed.</source>
        <translation>Dieser Kommentar wird nie geschlossen.</translation>
    </message>
    <message>
        <source>{name} does not belong into a tag.</source>
        <translation>{name} gehört nicht in ein Tag.</translation>
    </message>
    <message>
        <source>{name} stands for no character.</source>
        <translation>{name} steht für kein Zeichen.</translation>
    </message>
    <message>
        <source>The attribute {name} is there twice; the first one counts.</source>
        <translation>Das Attribut {name} steht zweimal da; das erste zählt.</translation>
    </message>
    <message>
        <source>HTML knows no &lt;{name}&gt;.</source>
        <translation>HTML kennt kein &lt;{name}&gt;.</translation>
    </message>
    <message>
        <source>Mail programs run no scripts.</source>
        <translation>Mailprogramme führen keine Skripte aus.</translation>
    </message>
    <message>
        <source>Mail programs leave out {name}: it is a script.</source>
        <translation>Mailprogramme lassen {name} weg: Es ist ein Skript.</translation>
    </message>
    <message>
        <source>Most mail programs load no style sheets; write style attributes instead.</source>
        <translation>Die meisten Mailprogramme laden keine Stylesheets; schreiben Sie style-Attribute.</translation>
    </message>
    <message>
        <source>Most mail programs leave out &lt;{name}&gt;.</source>
        <translation>Die meisten Mailprogramme lassen &lt;{name}&gt; weg.</translation>
    </message>
    <message>
        <source>Many mail programs leave out forms (&lt;{name}&gt;).</source>
        <translation>Viele Mailprogramme lassen Formulare weg (&lt;{name}&gt;).</translation>
    </message>
    <message>
        <source>Mail programs open no {name}: address.</source>
        <translation>Mailprogramme öffnen keine {name}:-Adresse.</translation>
    </message>
    <message>
        <source>“{name}” is no full address; in a message it leads nowhere.</source>
        <translation>„{name}“ ist keine vollständige Adresse; in einer Nachricht führt sie nirgendwohin.</translation>
    </message>
    <message>
        <source>Line {line}, column {column}</source>
        <translation>Zeile {line}, Spalte {column}</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Waits to be sent</source>
        <translation>Wird gleich gesendet</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Being sent…</source>
        <translation>Wird gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>Accepted by Mateo</source>
        <translation>Von Mateo angenommen</translation>
    </message>
    <message>
        <source>Refused, not sent</source>
        <translation>Abgelehnt, nicht gesendet</translation>
    </message>
    <message>
        <source>May have been sent</source>
        <translation>Vielleicht gesendet</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Not sent, Mateo is busy</source>
        <extracomment>What a message waits for that has certainly not left.</extracomment>
        <translation>Nicht gesendet, Andrang</translation>
    </message>
    <message>
        <source>Not sent, no API key</source>
        <translation>Wartet auf API-Schlüssel</translation>
    </message>
    <message>
        <source>Not sent, no network</source>
        <translation>Nicht gesendet, kein Netz</translation>
    </message>
    <message>
        <source>Not sent, from {time}</source>
        <translation>Nicht gesendet, ab {time}</translation>
    </message>
    <message>
        <source>Not sent, again {time}</source>
        <translation>Erneut um {time}</translation>
    </message>
    <message>
        <source>Not sent, disk trouble</source>
        <translation>Nicht gesendet, Datenträgerfehler</translation>
    </message>
    <message>
        <source>Not sent, proxy refuses</source>
        <translation>Ungesendet, Proxy sperrt</translation>
    </message>
    <message>
        <source>Not sent, waits for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Sent? Please check</source>
        <translation>Gesendet? Bitte prüfen</translation>
    </message>
    <message>
        <source>Sent? Being checked</source>
        <translation>Gesendet? Wird geprüft</translation>
    </message>
    <message>
        <source>Sending in {seconds} s</source>
        <translation>Senden in {seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>Accepted for later</source>
        <translation>Für später angenommen</translation>
    </message>
</context>
<context>
    <name>templates</name>
    <message>
        <source>none or not known</source>
        <translation>keine oder nicht bekannt</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>utility</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>marketing</source>
        <translation>Marketing</translation>
    </message>
    <message>
        <source>authentication</source>
        <translation>Authentifizierung</translation>
    </message>
    <message>
        <source>Link</source>
        <extracomment>Types of a button, each with its subtype.</extracomment>
        <translation>Link</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
</context>
<context>
    <name>times</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>yyyy-MM-dd</source>
        <translation>dd.MM.yyyy</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>{day}, {time} ({zone})</source>
        <translation>{day}, {time} ({zone})</translation>
    </message>
    <message>
        <source>{moment}, which is past</source>
        <translation>{moment}, das ist vorbei</translation>
    </message>
    <message>
        <source>in {number} min</source>
        <translation>in {number}&#xa0;min</translation>
    </message>
    <message>
        <source>in {number} h</source>
        <translation>in {number}&#xa0;h</translation>
    </message>
    <message>
        <source>in {number} days</source>
        <translation>in {number} Tagen</translation>
    </message>
    <message>
        <source>No time zone named: Mateo reads this as UTC.</source>
        <translation>Keine Zeitzone angegeben: Mateo liest das als UTC.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>{moment}, {away}</source>
        <translation>{moment}, {away}</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>vor 1 Minute</translation>
    </message>
    <message>
        <source>{number} minutes ago</source>
        <translation>vor {number} Minuten</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>vor 1 Stunde</translation>
    </message>
    <message>
        <source>{number} hours ago</source>
        <translation>vor {number} Stunden</translation>
    </message>
    <message>
        <source>That night the clocks go forward past this time. It becomes {time} ({zone}).</source>
        <translation>In dieser Nacht wird die Uhr vorgestellt, diese Zeit gibt es nicht. Daraus wird {time} ({zone}).</translation>
    </message>
    <message>
        <source>In 1 hour</source>
        <translation>In 1 Stunde</translation>
    </message>
    <message>
        <source>Today 18:00</source>
        <translation>Heute 18:00</translation>
    </message>
    <message>
        <source>Tomorrow 8:00</source>
        <translation>Morgen 8:00</translation>
    </message>
    <message>
        <source>Monday 8:00</source>
        <translation>Montag 8:00</translation>
    </message>
    <message>
        <source>That night the clocks show this time twice.</source>
        <translation>In dieser Nacht zeigt die Uhr diese Zeit zweimal.</translation>
    </message>
    <message>
        <source>Take the second one, {time} {zone}</source>
        <translation>Die zweite nehmen, {time} {zone}</translation>
    </message>
</context>
<context>
    <name>troubles</name>
    <message>
        <source>The disk is full, so nothing can be saved. Make room; saving goes on by itself.</source>
        <translation>Der Datenträger ist voll, daher kann nichts gespeichert werden. Schaffen Sie Platz; das Speichern geht dann von selbst weiter.</translation>
    </message>
    <message>
        <source>The disk reports a fault. Your text is kept in this window; saving is tried again.</source>
        <translation>Der Datenträger meldet einen Fehler. Ihr Text bleibt in diesem Fenster; das Speichern wird erneut versucht.</translation>
    </message>
    <message>
        <source>The data folder cannot be written to. Your text is kept in this window; saving is tried again.</source>
        <translation>Der Datenordner ist nicht beschreibbar. Ihr Text bleibt in diesem Fenster; das Speichern wird erneut versucht.</translation>
    </message>
    <message>
        <source>The data file is damaged. Your text is kept in this window; start again to mend it.</source>
        <translation>Die Datendatei ist beschädigt. Ihr Text bleibt in diesem Fenster; ein Neustart des Programms repariert sie.</translation>
    </message>
    <message>
        <source>Another program holds the data file. Saving is tried again.</source>
        <translation>Ein anderes Programm benutzt die Datendatei. Das Speichern wird erneut versucht.</translation>
    </message>
    <message>
        <source>The data file was closed already.</source>
        <translation>Die Datendatei ist bereits geschlossen.</translation>
    </message>
    <message>
        <source>Saving failed. Your text is kept in this window.</source>
        <translation>Speichern fehlgeschlagen. Ihr Text bleibt in diesem Fenster.</translation>
    </message>
    <message>
        <source>The data file was damaged. What could be read was saved; the damaged file is kept beside it.</source>
        <translation>Die Datendatei war beschädigt. Was lesbar war, wurde gerettet; die beschädigte Datei liegt daneben.</translation>
    </message>
    <message>
        <source>The data file was damaged. The newest backup is used; the damaged file is kept beside it.</source>
        <translation>Die Datendatei war beschädigt. Die neueste Sicherung wird benutzt; die beschädigte Datei liegt daneben.</translation>
    </message>
    <message>
        <source>The data file was damaged and nothing could be read from it. The damaged file is kept.</source>
        <translation>Die Datendatei war beschädigt und nicht mehr lesbar. Sie bleibt erhalten.</translation>
    </message>
    <message>
        <source>The settings file could not be read; the usual settings are used. The old file is kept.</source>
        <translation>Die Einstellungsdatei war nicht lesbar; es gelten die Standardeinstellungen. Die alte Datei bleibt erhalten.</translation>
    </message>
    <message>
        <source>This computer has no keyring. The API key is kept in memory until you quit.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund. Der API-Schlüssel bleibt bis zum Beenden im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The keyring is locked. Unlock it, or enter the API key for this run.</source>
        <translation>Der Schlüsselbund ist gesperrt. Entsperren Sie ihn oder geben Sie den API-Schlüssel für diese Sitzung ein.</translation>
    </message>
    <message>
        <source>The keyring does not answer. Enter the API key for this run.</source>
        <translation>Der Schlüsselbund antwortet nicht. Geben Sie den API-Schlüssel für diese Sitzung ein.</translation>
    </message>
    <message>
        <source>The keyring “{backend}” is not known to keep secrets safe and is not used. The API key is kept in memory until you quit.</source>
        <translation>Der Schlüsselbund „{backend}“ gilt nicht als sicher und wird nicht benutzt. Der API-Schlüssel bleibt bis zum Beenden im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The keyring reports a fault. The API key is kept in memory until you quit.</source>
        <translation>Der Schlüsselbund meldet einen Fehler. Der API-Schlüssel bleibt bis zum Beenden im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Enter the address of the API.</source>
        <translation>Geben Sie die Adresse der API ein.</translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation>Die Adresse muss mit https:// beginnen.</translation>
    </message>
    <message>
        <source>http:// is only allowed on this computer. Use https://.</source>
        <translation>http:// ist nur auf diesem Computer erlaubt. Verwenden Sie https://.</translation>
    </message>
    <message>
        <source>The address must not hold a user name or password.</source>
        <translation>Die Adresse darf weder Benutzernamen noch Passwort enthalten.</translation>
    </message>
    <message>
        <source>The address must end before the question mark.</source>
        <translation>Die Adresse muss vor dem Fragezeichen enden.</translation>
    </message>
    <message>
        <source>The address must end before the # sign.</source>
        <translation>Die Adresse muss vor dem #-Zeichen enden.</translation>
    </message>
    <message>
        <source>The port in the address is not a number from 1 to 65535.</source>
        <translation>Der Port in der Adresse ist keine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>The path of the address has signs that do not belong there.</source>
        <translation>Der Pfad der Adresse enthält Zeichen, die dort nicht hingehören.</translation>
    </message>
    <message>
        <source>The address names no valid host.</source>
        <translation>Die Adresse nennt keinen gültigen Server.</translation>
    </message>
    <message>
        <source>The address has characters that no address has.</source>
        <translation>Die Adresse enthält Zeichen, die in keiner Adresse vorkommen.</translation>
    </message>
    <message>
        <source>This is no JSON: line {line}, column {column}.</source>
        <translation>Das ist kein JSON: Zeile {line}, Spalte {column}.</translation>
    </message>
    <message>
        <source>The JSON is not an object with the fields of a message.</source>
        <translation>Das JSON ist kein Objekt mit den Feldern einer Nachricht.</translation>
    </message>
    <message>
        <source>The JSON is nested too deeply.</source>
        <translation>Das JSON ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The JSON has a number that no program can read: line {line}, column {column}.</source>
        <translation>Das JSON enthält eine nicht lesbare Zahl: Zeile {line}, Spalte {column}.</translation>
    </message>
    <message>
        <source>This is too large to be a message.</source>
        <translation>Das ist zu groß für eine Nachricht.</translation>
    </message>
    <message>
        <source>This is no text in UTF-8: line {line}, column {column}.</source>
        <translation>Das ist kein UTF-8-Text: Zeile {line}, Spalte {column}.</translation>
    </message>
    <message>
        <source>This is no mailto: address.</source>
        <translation>Das ist keine mailto:-Adresse.</translation>
    </message>
    <message>
        <source>This is neither JSON nor a cURL command.</source>
        <translation>Das ist weder JSON noch ein cURL-Befehl.</translation>
    </message>
    <message>
        <source>A quotation mark in the command is not closed.</source>
        <translation>Ein Anführungszeichen im Befehl ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>The command takes its data from a file; paste the JSON itself.</source>
        <translation>Der Befehl nimmt seine Daten aus einer Datei; fügen Sie das JSON selbst ein.</translation>
    </message>
    <message>
        <source>The command has no JSON body (-d or --data).</source>
        <translation>Der Befehl enthält kein JSON (-d oder --data).</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>Die Datei lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Fields that are not in the form stand under More, Extra fields.</source>
        <translation>Felder, die das Formular nicht hat, stehen unter Mehr, Zusatzfelder.</translation>
    </message>
    <message>
        <source>Values that did not fit their fields stand under More, Extra fields.</source>
        <translation>Werte, die nicht in ihre Felder passten, stehen unter Mehr, Zusatzfelder.</translation>
    </message>
    <message>
        <source>A field stood there more than once; the last one counts.</source>
        <translation>Ein Feld kam mehrfach vor; das letzte zählt.</translation>
    </message>
    <message>
        <source>The message ID was no UUID; the draft has a new one.</source>
        <translation>Die Nachrichten-ID war keine UUID; der Entwurf hat eine neue.</translation>
    </message>
    <message>
        <source>The key in the command was dropped; it is stored nowhere.</source>
        <translation>Der Schlüssel im Befehl wurde verworfen; er ist nirgends gespeichert.</translation>
    </message>
    <message>
        <source>The file is larger than 5 MB; these are no snippets.</source>
        <translation>Die Datei ist größer als 5 MB; das sind keine Textbausteine.</translation>
    </message>
    <message>
        <source>The file is no JSON that can be read, line {line}. Nothing was changed.</source>
        <translation>Die Datei ist kein lesbares JSON, Zeile {line}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There are no snippets in this file. Nothing was changed.</source>
        <translation>In dieser Datei sind keine Textbausteine. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The file was written by a newer version of this program.</source>
        <translation>Die Datei wurde von einer neueren Version dieses Programms geschrieben.</translation>
    </message>
    <message>
        <source>There are more snippets in this file than there is room for.</source>
        <translation>In dieser Datei sind mehr Textbausteine, als Platz haben.</translation>
    </message>
    <message>
        <source>No snippet in this file has a name and a text. Nothing was changed.</source>
        <translation>Kein Textbaustein in dieser Datei hat einen Namen und einen Text. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The data folder was written by a newer version of this program. It is shown, but nothing is changed and nothing is sent; install the newer version.</source>
        <translation>Der Datenordner stammt von einer neueren Version dieses Programms. Er wird gezeigt, aber es wird nichts geändert und nichts gesendet; installieren Sie die neuere Version.</translation>
    </message>
</context>
<context>
    <name>waits</name>
    <message>
        <source>This message is on its way already.</source>
        <extracomment>These say what comes next; what happened stands before them.</extracomment>
        <translation>Diese Nachricht ist schon unterwegs.</translation>
    </message>
    <message>
        <source>A message with this ID was sent already. To send it as another one, choose New ID under More.</source>
        <translation>Eine Nachricht mit dieser ID wurde schon gesendet. Um sie als neue zu senden, wählen Sie unter Mehr „Neue ID“.</translation>
    </message>
    <message>
        <source>A message with this ID may have been sent. Look in the outbox, or choose New ID under More.</source>
        <translation>Eine Nachricht mit dieser ID wurde vielleicht gesendet. Sehen Sie im Postausgang nach oder wählen Sie unter Mehr „Neue ID“.</translation>
    </message>
    <message>
        <source>The program is ending; nothing was sent.</source>
        <translation>Das Programm wird beendet; nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Not sent. It goes by itself when Mateo has time for it again, or choose Send now.</source>
        <extracomment>For a message that has certainly not left.</extracomment>
        <translation>Nicht gesendet. Die Nachricht geht von selbst ab, sobald Mateo wieder Anfragen annimmt; oder wählen Sie „Jetzt senden“.</translation>
    </message>
    <message>
        <source>Not sent: there is no API key. Enter it, and the message goes by itself.</source>
        <translation>Nicht gesendet: Es fehlt der API-Schlüssel. Geben Sie ihn ein, dann geht die Nachricht von selbst ab.</translation>
    </message>
    <message>
        <source>Not sent. Check the API key and the address in the settings, then choose Send now.</source>
        <translation>Nicht gesendet. Prüfen Sie API-Schlüssel und Adresse in den Einstellungen und wählen Sie dann „Jetzt senden“.</translation>
    </message>
    <message>
        <source>Offline, not sent. It waits for the network and then goes by itself, or choose Send now.</source>
        <translation>Offline, nicht gesendet. Die Nachricht wartet auf das Netz und geht dann von selbst ab; oder wählen Sie „Jetzt senden“.</translation>
    </message>
    <message>
        <source>Not sent: this workspace has another address by now. Put it back to drafts and send it from there.</source>
        <translation>Nicht gesendet: Dieser Arbeitsbereich hat inzwischen eine andere Adresse. Legen Sie die Nachricht zurück zu den Entwürfen und senden Sie sie von dort.</translation>
    </message>
    <message>
        <source>Not sent. Mateo asks for a pause until {time}; choose Send now after that.</source>
        <translation>Nicht gesendet. Mateo bittet um eine Pause bis {time}; wählen Sie danach „Jetzt senden“.</translation>
    </message>
    <message>
        <source>Not sent yet. The next try comes by itself at {time}, with the same ID.</source>
        <translation>Noch nicht gesendet. Der nächste Versuch folgt von selbst um {time}, mit derselben ID.</translation>
    </message>
    <message>
        <source>Not sent: it was due ({time}) and has waited for long. Read it again, then choose Send now or Back to drafts.</source>
        <translation>Nicht gesendet: Die Nachricht war fällig ({time}) und wartet schon lange. Lesen Sie sie noch einmal und wählen Sie dann „Jetzt senden“ oder „Zurück zu den Entwürfen“.</translation>
    </message>
    <message>
        <source>Not sent: the disk does not take it. Make room on it; the next try comes by itself.</source>
        <translation>Nicht gesendet: Der Datenträger nimmt nichts an. Schaffen Sie dort Platz; der nächste Versuch folgt von selbst.</translation>
    </message>
    <message>
        <source>Not sent, and the API key was not shown either. Check the network and the clock of this computer, then choose Send now.</source>
        <translation>Nicht gesendet, und auch der API-Schlüssel blieb hier. Prüfen Sie Netzwerk und Uhr dieses Computers und wählen Sie dann „Jetzt senden“.</translation>
    </message>
    <message>
        <source>Not sent again: the customer last wrote over {hours} hours ago, and {network} may refuse this text. Send it anyway, or look in Mateo whether it arrived the first time.</source>
        <extracomment>The same for a message that may have arrived, and is to be sent again.</extracomment>
        <translation>Nicht noch einmal gesendet: Die letzte Kundennachricht ist über {hours} Stunden alt, und {network} lehnt diesen Text vielleicht ab. Senden Sie ihn trotzdem oder sehen Sie in Mateo nach, ob er beim ersten Mal ankam.</translation>
    </message>
    <message>
        <source>Not sent again: the customer last wrote over {hours} hours ago, and {network} takes nothing but templates then. Send it anyway, or look in Mateo whether it arrived the first time.</source>
        <translation>Nicht noch einmal gesendet: Die letzte Kundennachricht ist über {hours} Stunden alt, und {network} nimmt dann nur noch Vorlagen an. Senden Sie diesen Text trotzdem oder sehen Sie in Mateo nach, ob er beim ersten Mal ankam.</translation>
    </message>
    <message>
        <source>It may have been sent, and Mateo cannot be asked. Look in Mateo: if it is there, discard it here; if not, send it again.</source>
        <extracomment>For a message that may have arrived. It never goes by itself.</extracomment>
        <translation>Vielleicht gesendet; bei Mateo lässt sich nicht nachfragen. Sehen Sie in Mateo nach: Steht die Nachricht dort, verwerfen Sie sie hier; wenn nicht, senden Sie sie erneut.</translation>
    </message>
    <message>
        <source>It may have been sent. Mateo is asked for it; there is nothing to do yet.</source>
        <translation>Vielleicht gesendet. Bei Mateo wird nachgefragt; Sie brauchen noch nichts zu tun.</translation>
    </message>
    <message>
        <source>It may have been sent, and without an API key Mateo cannot be asked. Enter it, and Mateo is asked by itself.</source>
        <translation>Vielleicht gesendet; ohne API-Schlüssel lässt sich bei Mateo nicht nachfragen. Geben Sie ihn ein, dann wird von selbst nachgefragt.</translation>
    </message>
    <message>
        <source>It may have been sent; at {time} Mateo did not know it. It is not sent again by itself. Look in Mateo or check again, then decide.</source>
        <translation>Vielleicht gesendet; um {time} kannte Mateo die Nachricht nicht. Von selbst wird sie nicht erneut gesendet. Sehen Sie in Mateo nach oder prüfen Sie erneut, dann entscheiden Sie.</translation>
    </message>
    <message>
        <source>It may have been sent, and Mateo cannot be reached to ask. It is asked when the network is back; nothing is sent again by itself.</source>
        <translation>Vielleicht gesendet; Mateo ist für eine Nachfrage nicht erreichbar. Sobald das Netz wieder da ist, wird nachgefragt; von selbst wird nichts erneut gesendet.</translation>
    </message>
    <message>
        <source>It may have been sent, and this workspace has another address by now, so nobody can be asked. Look in Mateo, then decide.</source>
        <translation>Vielleicht gesendet; dieser Arbeitsbereich hat inzwischen eine andere Adresse, daher lässt sich nicht nachfragen. Sehen Sie in Mateo nach, dann entscheiden Sie.</translation>
    </message>
    <message>
        <source>Mateo has answered, but the disk does not take the answer. It may have been sent and is not sent again. Make room on the disk.</source>
        <translation>Mateo hat geantwortet, aber der Datenträger nimmt die Antwort nicht an. Vielleicht gesendet; erneut gesendet wird nicht. Schaffen Sie Platz auf dem Datenträger.</translation>
    </message>
    <message>
        <source>Not sent. Check the proxy of this computer; the message goes by itself when it is let through, or choose Send now.</source>
        <translation>Nicht gesendet. Prüfen Sie den Proxy dieses Computers; die Nachricht geht von selbst ab, sobald er sie durchlässt; oder wählen Sie „Jetzt senden“.</translation>
    </message>
    <message>
        <source>Not sent. Check the proxy of this computer, {proxy}; the message goes by itself when it is let through, or choose Send now.</source>
        <translation>Nicht gesendet. Prüfen Sie den Proxy dieses Rechners, {proxy}; die Nachricht geht von selbst ab, sobald er sie durchlässt, oder wählen Sie „Jetzt senden“.</translation>
    </message>
    <message>
        <source>Not sent, and the API key was not shown either. Check the address in the settings and the network, then choose Send now.</source>
        <extracomment>What to look at when it was the certificate, by its fault.</extracomment>
        <translation>Nicht gesendet, und auch der API-Schlüssel blieb hier. Prüfen Sie das Netzwerk und die Adresse in den Einstellungen und wählen Sie dann „Jetzt senden“.</translation>
    </message>
    <message>
        <source>Not sent, and the API key was not shown either. Somebody may stand between: check the network, then choose Send now.</source>
        <translation>Nicht gesendet, und auch der API-Schlüssel blieb hier. Vielleicht steht jemand dazwischen: Prüfen Sie das Netzwerk und wählen Sie dann „Jetzt senden“.</translation>
    </message>
    <message>
        <source>Not sent: the customer last wrote over {hours} hours ago, and {network} may refuse this text. Send it anyway, or put it back to drafts.</source>
        <translation>Nicht gesendet: Die letzte Kundennachricht ist über {hours} Stunden alt, und {network} lehnt diesen Text vielleicht ab. Senden Sie ihn trotzdem oder legen Sie ihn zurück zu den Entwürfen.</translation>
    </message>
    <message>
        <source>Not sent: the customer last wrote over {hours} hours ago, and {network} takes nothing but templates then. Choose one, send this text anyway, or put it back to drafts.</source>
        <extracomment>The same where a template may go instead, and where Mateo is to send it later.</extracomment>
        <translation>Nicht gesendet: Die letzte Kundennachricht ist über {hours} Stunden alt, und {network} nimmt dann nur noch Vorlagen an. Wählen Sie eine, senden Sie diesen Text trotzdem oder legen Sie ihn zurück zu den Entwürfen.</translation>
    </message>
    <message>
        <source>Not sent: when it is to leave, {time}, the customer&apos;s last message will be over {hours} hours old, and {network} may refuse this text. Send it anyway, or put it back to drafts.</source>
        <translation>Nicht gesendet: Zum geplanten Zeitpunkt ({time}) ist die letzte Kundennachricht über {hours} Stunden alt, und {network} lehnt diesen Text vielleicht ab. Senden Sie ihn trotzdem oder legen Sie ihn zurück zu den Entwürfen.</translation>
    </message>
    <message>
        <source>Not sent: when it is to leave, {time}, the customer&apos;s last message will be over {hours} hours old, and {network} takes nothing but templates then. Choose one, send this text anyway, or put it back to drafts.</source>
        <translation>Nicht gesendet: Zum geplanten Zeitpunkt ({time}) ist die letzte Kundennachricht über {hours} Stunden alt, und {network} nimmt dann nur noch Vorlagen an. Wählen Sie eine, senden Sie diesen Text trotzdem oder legen Sie ihn zurück zu den Entwürfen.</translation>
    </message>
</context>
<context>
    <name>windows</name>
    <message>
        <source>approved</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>in Prüfung</translation>
    </message>
    <message>
        <source>approval requested</source>
        <translation>Freigabe beantragt</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>Not known whether the customer wrote in the last {hours} hours</source>
        <translation>Ob der Kunde in den letzten {hours} Stunden schrieb, ist nicht bekannt</translation>
    </message>
    <message>
        <source>Open until {end}, so also at {at} when this leaves, as of {as_of}</source>
        <translation>Offen bis {end}, also auch beim Senden ({at}), Stand {as_of}</translation>
    </message>
    <message>
        <source>Open until {end}, as of {as_of}</source>
        <translation>Offen bis {end}, Stand {as_of}</translation>
    </message>
    <message>
        <source>Closed since {end}, as of {as_of}: {so}</source>
        <translation>Geschlossen seit {end}, Stand {as_of}: {so}</translation>
    </message>
    <message>
        <source>Open until {end}, but closed at {at} when this leaves, as of {as_of}: {so}</source>
        <translation>Offen bis {end}, beim Senden ({at}) geschlossen, Stand {as_of}: {so}</translation>
    </message>
    <message>
        <source>{network} takes free text within {hours} hours of the customer&apos;s last message. Source: {source}</source>
        <translation>{network} nimmt freien Text bis {hours} Stunden nach der letzten Nachricht des Kunden. Quelle: {source}</translation>
    </message>
    <message>
        <source>{network} may refuse this message.</source>
        <translation>{network} lehnt diese Nachricht womöglich ab.</translation>
    </message>
    <message>
        <source>this goes out as a template.</source>
        <translation>gesendet wird als Vorlage.</translation>
    </message>
    <message>
        <source>a template is needed.</source>
        <translation>eine Vorlage ist nötig.</translation>
    </message>
</context>
</TS>
