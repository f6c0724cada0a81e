"""Owns the name of the Secret Service and never answers anybody."""

import time

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

bus = open_dbus_connection(bus="SESSION")
address = DBusAddress(
    "/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus"
)
bus.send_and_get_reply(
    new_method_call(address, "RequestName", "su", ("org.freedesktop.secrets", 4))
)
print("silent", flush=True)
time.sleep(60)
