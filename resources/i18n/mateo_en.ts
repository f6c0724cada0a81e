<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AttemptList</name>
    <message numerus="yes">
        <source>%Ln time(s) tried or asked for. A row opens its answer.</source>
        <translation>
            <numerusform>%Ln time tried or asked for. A row opens its answer.</numerusform>
            <numerusform>%Ln times tried or asked for. A row opens its answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BodyFoot</name>
    <message numerus="yes">
        <source>{count}, %Ln part(s)</source>
        <translation>
            <numerusform>{count}, %Ln part</numerusform>
            <numerusform>{count}, %Ln parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln added</numerusform>
            <numerusform>%Ln added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>%Ln removed</numerusform>
            <numerusform>%Ln removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more change(s)</source>
        <translation>
            <numerusform>… and %Ln more change</numerusform>
            <numerusform>… and %Ln more changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more character(s)</source>
        <translation>
            <numerusform>… and %Ln more character</numerusform>
            <numerusform>… and %Ln more characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>%Ln replaced</numerusform>
            <numerusform>%Ln replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LetterPage</name>
    <message numerus="yes">
        <source>Letter, %Ln page(s)</source>
        <extracomment>A screen reader is told so much of the letter at once.</extracomment>
        <translation>
            <numerusform>Letter, %Ln page</numerusform>
            <numerusform>Letter, %Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LossDialog</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MorePill</name>
    <message numerus="yes">
        <source>and %Ln more…</source>
        <extracomment>-1 to the left, +1 to the right.</extracomment>
        <translation>
            <numerusform>and %Ln more…</numerusform>
            <numerusform>and %Ln more…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more recipient(s), open the list</source>
        <translation>
            <numerusform>%Ln more recipient, open the list</numerusform>
            <numerusform>%Ln more recipients, open the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message numerus="yes">
        <source>%Ln recipient(s)</source>
        <translation>
            <numerusform>%Ln recipient</numerusform>
            <numerusform>%Ln recipients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleLine</name>
    <message numerus="yes">
        <source>To %Ln people</source>
        <translation>
            <numerusform>To %Ln person</numerusform>
            <numerusform>To %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message numerus="yes">
        <source>%Ln message(s) wait to be sent.</source>
        <translation>
            <numerusform>%Ln message waits to be sent.</numerusform>
            <numerusform>%Ln messages wait to be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them stay(s) for the next start, and ask(s) there.</source>
        <translation>
            <numerusform>%Ln of them stays for the next start, and asks there.</numerusform>
            <numerusform>%Ln of them stay for the next start, and ask there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RawText</name>
    <message numerus="yes">
        <source>%Ln more character(s); Copy takes all of it.</source>
        <translation>
            <numerusform>%Ln more character; Copy takes all of it.</numerusform>
            <numerusform>%Ln more characters; Copy takes all of it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemarkLine</name>
    <message numerus="yes">
        <source>%Ln picture(s) on this computer belong(s) to what you pasted.</source>
        <translation>
            <numerusform>%Ln picture on this computer belongs to what you pasted.</numerusform>
            <numerusform>%Ln pictures on this computer belong to what you pasted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Attach %Ln picture(s)</source>
        <translation>
            <numerusform>Attach %Ln picture</numerusform>
            <numerusform>Attach %Ln pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendBar</name>
    <message numerus="yes">
        <source>%Ln to fix</source>
        <translation>
            <numerusform>%Ln to fix</numerusform>
            <numerusform>%Ln to fix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s)</source>
        <translation>
            <numerusform>%Ln remark</numerusform>
            <numerusform>%Ln remarks</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>Only the first %Ln parts are shown.</source>
        <translation>
            <numerusform>Only the first part is shown.</numerusform>
            <numerusform>Only the first %Ln parts are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SmsSigns</name>
    <message numerus="yes">
        <source>Replace %Ln character(s)</source>
        <translation>
            <numerusform>Replace %Ln character</numerusform>
            <numerusform>Replace %Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SnippetPopup</name>
    <message numerus="yes">
        <source>%Ln snippet(s)</source>
        <translation>
            <numerusform>%Ln snippet</numerusform>
            <numerusform>%Ln snippets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SnippetShelf</name>
    <message numerus="yes">
        <source>%Ln snippet(s) added.</source>
        <translation>
            <numerusform>%Ln snippet added.</numerusform>
            <numerusform>%Ln snippets added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replaced.</source>
        <translation>
            <numerusform>%Ln replaced.</numerusform>
            <numerusform>%Ln replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were there already.</source>
        <translation>
            <numerusform>%Ln was there already.</numerusform>
            <numerusform>%Ln were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be used.</source>
        <translation>
            <numerusform>%Ln could not be used.</numerusform>
            <numerusform>%Ln could not be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln snippet(s) of the file have other words than yours.</source>
        <translation>
            <numerusform>%Ln snippet of the file has other words than yours.</numerusform>
            <numerusform>%Ln snippets of the file have other words than yours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceFoot</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s)</source>
        <translation>
            <numerusform>%Ln remark</numerusform>
            <numerusform>%Ln remarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message numerus="yes">
        <source>%Ln suggestion(s)</source>
        <translation>
            <numerusform>%Ln suggestion</numerusform>
            <numerusform>%Ln suggestions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message numerus="yes">
        <source>%Ln value(s) have no place in this template.</source>
        <translation>
            <numerusform>%Ln value has no place in this template.</numerusform>
            <numerusform>%Ln values have no place in this template.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln placeholder(s) are still empty.</source>
        <translation>
            <numerusform>%Ln placeholder is still empty.</numerusform>
            <numerusform>%Ln placeholders are still empty.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message numerus="yes">
        <source>Show earlier messages (%Ln)</source>
        <extracomment>From the oldest built bubble to the newest. The bubbles from here on are built.</extracomment>
        <translation>
            <numerusform>Show earlier messages (%Ln)</numerusform>
            <numerusform>Show earlier messages (%Ln)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trash</name>
    <message numerus="yes">
        <source>%Ln draft(s) and their earlier versions are removed and cannot be had back.</source>
        <translation>
            <numerusform>%Ln draft and its earlier versions are removed and cannot be had back.</numerusform>
            <numerusform>%Ln drafts and their earlier versions are removed and cannot be had back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionPage</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
</TS>
