"""What the desk knows and does about people beside finding them.

Their numbers are read as in the workspace's country, a letter shows its
address, and who is no contact yet can become one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Slot

from mateo_desktop.api.errors import ApiError
from mateo_desktop.app.accounts import loaded
from mateo_desktop.app.contacts import MADE, UNKNOWN, as_recipient
from mateo_desktop.app.directory import reachable
from mateo_desktop.app.troubles import trouble_code
from mateo_desktop.domain import phone
from mateo_desktop.domain.new_contact import NewContact
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.ui import messages
from mateo_desktop.ui.messages.new_contacts import making_failed
from mateo_desktop.ui.notices import Notice
from mateo_desktop.ui.numbers import COUNTRY
from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from mateo_desktop.api.replies import Contact
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.app.workspace import Workspace
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.composer.contact_dialog import ContactDialog
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.session import DraftSession


class ContactDesk(QObject):
    """Gets ready in the background what the recipients' fields need, and makes contacts."""

    def __init__(self, window: MainWindow, session: DraftSession, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._tasks = tasks
        self._workspace: Workspace | None = None
        #: Contacts whose address was asked for in this workspace.
        self._asked: set[str] = set()
        self._dialog: ContactDialog | None = None
        #: Draft and role that the contact of the dialog is for.
        self._place = ("", "to")
        self._found: Contact | None = None
        #: Typed beginning and form of a dialog that was closed.
        self._left = ("", NewContact())
        self._typed = ""
        session.changed.connect(self._on_changed)
        window.composer.recipients.contact_wanted.connect(self._on_wanted)
        window.commands["new_contact"].triggered.connect(self._on_command)

    def use(self, workspace: Workspace | None) -> None:
        """People are those of *workspace* from now on."""
        self._workspace = workspace
        self._asked.clear()
        self._left = ("", NewContact())
        if self._dialog is not None and shiboken6.isValid(self._dialog):
            self._dialog.close()

    async def arrive(self) -> None:
        """Read numbers as this workspace does."""
        workspace = self._workspace
        assert workspace is not None
        try:
            country = await workspace.remembered(COUNTRY)
        except StorageFailed:
            country = ""
        self._session.numbers.use(country)
        self._on_changed(self._session.draft)

    # -- in the background ------------------------------------------------------------

    @Slot(object)
    def _on_changed(self, draft: Draft) -> None:
        if self._workspace is None:
            return
        if draft.channel_type in phone.PHONE_TYPES and not phone.is_loaded():
            self._tasks.start("numbers", self._get_habits())
        contact_id = draft.to[0].contact_id if draft.to and draft.channel_type == "postal" else ""
        if contact_id and contact_id.casefold() not in self._asked:
            self._asked.add(contact_id.casefold())
            self._tasks.start(f"address:{contact_id}", self._get_address(contact_id))

    async def _get_habits(self) -> None:
        """Import the national habits beside the window, before the first number is typed."""
        try:
            await loaded(phone.LIBRARY)
        except ImportError:
            return
        self._session.numbers.arrive()

    async def _get_address(self, contact_id: str) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        await workspace.contacts.address(workspace.profile.id, contact_id)
        if workspace is self._workspace:
            self._show_addresses(workspace)

    def _show_addresses(self, workspace: Workspace) -> None:
        known = workspace.directory
        self._session.addresses.put(known.addresses, known.address_lacks)

    # -- a new contact ------------------------------------------------------------------

    @Slot()
    def _on_command(self) -> None:
        fields = self._window.composer.recipients.fields
        role = next((role for role, field in fields.items() if field.edit.hasFocus()), "to")
        self._on_wanted(role, fields[role].edit.text().strip())

    @Slot(str, str)
    def _on_wanted(self, role: str, typed: str) -> None:
        from mateo_desktop.ui.composer.contact_dialog import ContactDialog

        if self._workspace is None:
            return
        kind = self._session.draft.channel_type
        new = NewContact.of(typed, kind)
        if typed == self._left[0]:
            new = self._left[1] if self._left[1].body else new
        self._typed, self._place = typed, (self._session.draft.key, role)
        self._found = None
        dialog = ContactDialog(new, kind, self._session.numbers, self._window)
        dialog.create_wanted.connect(self._on_create)
        dialog.look_wanted.connect(self._on_look)
        dialog.use_wanted.connect(self._on_use)
        dialog.left.connect(self._on_left)
        self._dialog = dialog
        dialog.open()

    @property
    def _form(self) -> ContactDialog | None:
        """The dialog while it is open."""
        form = self._dialog
        return form if form is not None and shiboken6.isValid(form) and form.isVisible() else None

    @Slot(object)
    def _on_left(self, typed: NewContact) -> None:
        self._left = (self._typed, typed)

    @Slot(object)
    def _on_create(self, new: NewContact) -> None:
        self._tasks.start("new-contact", self._create(new))

    async def _create(self, new: NewContact) -> None:
        workspace, form = self._workspace, self._form
        if workspace is None or form is None:
            return
        form.set_busy(self.tr("The contact is being created…"))
        made = await workspace.contacts.make(workspace.profile.id, new)
        if workspace is not self._workspace:
            return
        form = self._form
        if made.fate == MADE and made.contact is not None:
            self._take(workspace, made.contact)
        elif form is not None:
            # One that is "taken" is there; which one it is can be looked for too.
            may_exist = made.fate == UNKNOWN or made.code == "taken"
            form.show_failure(making_failed(made), may_exist=may_exist)
        else:
            self._window.notice.show_notice(Notice("new-contact", making_failed(made), "danger"))

    @Slot(object)
    def _on_look(self, new: NewContact) -> None:
        self._tasks.start("new-contact", self._look(new))

    async def _look(self, new: NewContact) -> None:
        workspace, form = self._workspace, self._form
        if workspace is None or form is None:
            return
        form.set_busy(self.tr("Asking the server…"))
        why = ""
        try:
            self._found = await workspace.contacts.look(workspace.profile.id, new)
            await self._get_habits()
        except ApiError as error:
            why = messages.trouble(trouble_code(error))
        form = self._form
        if form is None or workspace is not self._workspace:
            return
        if why:
            words = self.tr("Whether the contact is there cannot be found out now: {why}")
            form.show_failure(words.format(why=why), may_exist=True)
        elif self._found is None:
            words = self.tr("There is no such contact now. It may be created once more.")
            form.show_found(words, is_there=False)
        else:
            words = self.tr("There is such a contact: {contact}")
            parts = (self._found.full_name, *dict.fromkeys(self._found.handles.values()))
            told = " · ".join(plain_name(phone.formatted(part)) for part in parts if part)
            form.show_found(words.format(contact=told), is_there=True)

    @Slot()
    def _on_use(self) -> None:
        if self._workspace is not None and self._found is not None:
            self._take(self._workspace, self._found)

    def _take(self, workspace: Workspace, contact: Contact) -> None:
        """Put *contact* among the recipients it was made for."""
        self._left = ("", NewContact())
        form = self._form
        if form is not None:
            form.accept()
        self._show_addresses(workspace)
        key, role = self._place
        draft = self._session.draft
        name = plain_name(contact.full_name) or self.tr("The contact")
        composer = self._window.composer
        # Nobody can be added to a message that was sent, or on a network that is no more.
        takes_nobody = composer.is_locked or composer.gone.is_gone
        if form is None or key != draft.key or takes_nobody:
            words = self.tr("{name} was created as a contact.").format(name=name)
            self._window.notice.show_notice(Notice("new-contact", words, "ok"))
            return
        person = as_recipient(contact, reachable(contact, draft.channel_type))
        self._window.composer.recipients.take(role, self._typed, person)
