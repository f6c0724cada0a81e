"""Several workspaces, told apart by their colours."""

from __future__ import annotations

from tours.guide import Guide
from tours.journey import Journey


async def workspaces(guide: Guide) -> None:
    """Two live workspaces beside the sandbox: the strip, the picker, the settings."""
    from PySide6.QtWidgets import QMenu, QScrollArea

    from mateo_desktop.domain.redact import Secret
    from mateo_desktop.sandbox import TOKEN
    from mateo_desktop.storage.profiles import Profile
    from mateo_desktop.ui.settings.settings_dialog import SettingsDialog

    program = guide.program
    await guide.until(lambda: len(guide.composer.channel.channels) > 3)
    services = program._services  # noqa: SLF001 (a person would type keys of real workspaces)
    assert services is not None
    assert services.running_sandbox is not None
    url = services.running_sandbox.base_url
    north = Profile("north", "Praxis Nord", url, colour="plum")
    south = Profile("south", "Muster GmbH", url, colour="teal")
    for profile in (north, south):
        await services.profiles.save(profile)
        services.accounts.use_token(profile, Secret(TOKEN))
    guide.shot("sandbox")
    for profile in (north, south):
        program.tasks.start("workspace", program.workspaces.open(profile))
        await guide.until(lambda: not program.tasks.running("workspace"))
        await guide.until(lambda: len(guide.composer.channel.channels) > 3)
        await guide.rest(0.6)
        guide.shot(profile.id)
    guide.window.activateWindow()
    guide.press("profilePicker")
    await guide.until(lambda: guide.window.findChild(QMenu, "profileMenu"))
    await guide.rest()
    menu = guide.window.findChild(QMenu, "profileMenu")
    assert menu is not None
    guide.shot("picker", menu)
    menu.close()
    guide.press("settingsButton")
    await guide.until(lambda: guide.window.findChild(SettingsDialog))
    dialog = guide.window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.list.setCurrentRow(0)
    area = dialog.findChild(QScrollArea)
    assert area is not None
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    await guide.rest(0.6)
    guide.shot("settings", dialog)
    dialog.reject()


JOURNEYS = {"workspaces": Journey("workspaces told apart by their colours", workspaces)}
