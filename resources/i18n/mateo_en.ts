<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AttemptList</name>
    <message numerus="yes">
        <source>%n time(s) tried or asked for. A row opens its answer.</source>
        <translation>
            <numerusform>%n time tried or asked for. A row opens its answer.</numerusform>
            <numerusform>%n times tried or asked for. A row opens its answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BodyFoot</name>
    <message numerus="yes">
        <source>{count}, %n part(s)</source>
        <translation>
            <numerusform>{count}, %n part</numerusform>
            <numerusform>{count}, %n parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more change(s)</source>
        <translation>
            <numerusform>… and %n more change</numerusform>
            <numerusform>… and %n more changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more character(s)</source>
        <translation>
            <numerusform>… and %n more character</numerusform>
            <numerusform>… and %n more characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LetterPage</name>
    <message numerus="yes">
        <source>Letter, %n page(s)</source>
        <extracomment>A screen reader is told so much of the letter at once.</extracomment>
        <translation>
            <numerusform>Letter, %n page</numerusform>
            <numerusform>Letter, %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LossDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MorePill</name>
    <message numerus="yes">
        <source>and %n more…</source>
        <extracomment>-1 to the left, +1 to the right.</extracomment>
        <translation>
            <numerusform>and %n more…</numerusform>
            <numerusform>and %n more…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more recipient(s), open the list</source>
        <translation>
            <numerusform>%n more recipient, open the list</numerusform>
            <numerusform>%n more recipients, open the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message numerus="yes">
        <source>%n recipient(s)</source>
        <translation>
            <numerusform>%n recipient</numerusform>
            <numerusform>%n recipients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleLine</name>
    <message numerus="yes">
        <source>To %n people</source>
        <translation>
            <numerusform>To %n person</numerusform>
            <numerusform>To %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message numerus="yes">
        <source>%n message(s) wait to be sent.</source>
        <translation>
            <numerusform>%n message waits to be sent.</numerusform>
            <numerusform>%n messages wait to be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RawText</name>
    <message numerus="yes">
        <source>%n more character(s); Copy takes all of it.</source>
        <translation>
            <numerusform>%n more character; Copy takes all of it.</numerusform>
            <numerusform>%n more characters; Copy takes all of it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemarkLine</name>
    <message numerus="yes">
        <source>%n picture(s) on this computer belong(s) to what you pasted.</source>
        <translation>
            <numerusform>%n picture on this computer belongs to what you pasted.</numerusform>
            <numerusform>%n pictures on this computer belong to what you pasted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Attach %n picture(s)</source>
        <translation>
            <numerusform>Attach %n picture</numerusform>
            <numerusform>Attach %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendBar</name>
    <message numerus="yes">
        <source>%n to fix</source>
        <translation>
            <numerusform>%n to fix</numerusform>
            <numerusform>%n to fix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SmsPage</name>
    <message numerus="yes">
        <source>%n SMS</source>
        <translation>
            <numerusform>%n&#xa0;SMS</numerusform>
            <numerusform>%n&#xa0;SMS</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n parts are shown.</source>
        <translation>
            <numerusform>Only the first part is shown.</numerusform>
            <numerusform>Only the first %n parts are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SmsSigns</name>
    <message numerus="yes">
        <source>Replace %n character(s)</source>
        <translation>
            <numerusform>Replace %n character</numerusform>
            <numerusform>Replace %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SnippetPopup</name>
    <message numerus="yes">
        <source>%n snippet(s)</source>
        <translation>
            <numerusform>%n snippet</numerusform>
            <numerusform>%n snippets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SnippetShelf</name>
    <message numerus="yes">
        <source>%n snippet(s) added.</source>
        <translation>
            <numerusform>%n snippet added.</numerusform>
            <numerusform>%n snippets added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced.</source>
        <translation>
            <numerusform>%n replaced.</numerusform>
            <numerusform>%n replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n was there already.</numerusform>
            <numerusform>%n were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be used.</source>
        <translation>
            <numerusform>%n could not be used.</numerusform>
            <numerusform>%n could not be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snippet(s) of the file have other words than yours.</source>
        <translation>
            <numerusform>%n snippet of the file has other words than yours.</numerusform>
            <numerusform>%n snippets of the file have other words than yours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceFoot</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n suggestion</numerusform>
            <numerusform>%n suggestions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message numerus="yes">
        <source>%n value(s) have no place in this template.</source>
        <translation>
            <numerusform>%n value has no place in this template.</numerusform>
            <numerusform>%n values have no place in this template.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n placeholder(s) are still empty.</source>
        <translation>
            <numerusform>%n placeholder is still empty.</numerusform>
            <numerusform>%n placeholders are still empty.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message numerus="yes">
        <source>Show earlier messages (%n)</source>
        <extracomment>From the oldest built bubble to the newest. The bubbles from here on are built.</extracomment>
        <translation>
            <numerusform>Show earlier messages (%n)</numerusform>
            <numerusform>Show earlier messages (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trash</name>
    <message numerus="yes">
        <source>%n draft(s) and their earlier versions are removed and cannot be had back.</source>
        <translation>
            <numerusform>%n draft and its earlier versions are removed and cannot be had back.</numerusform>
            <numerusform>%n drafts and their earlier versions are removed and cannot be had back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionPage</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
