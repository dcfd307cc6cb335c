"""Put first on a child's path as `sitecustomize`: every socket that would leave this machine is noted and refused."""

SOURCE = """
import ipaddress
import os
import sys


def far(host, numbers_are_near):
    if host in (None, "", "localhost"):
        return False
    try:
        address = ipaddress.ip_address(str(host).split("%")[0])
    except ValueError:
        return True  # a name that somebody else would be asked for
    return not (numbers_are_near or address.is_loopback)


def hear(event, given):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        leaves = isinstance(given[1], tuple) and far(given[1][0], False)
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        leaves = far(given[0], True)
    else:
        return
    if leaves:
        with open(os.environ["NETWORK_LOG"], "a") as log:
            log.write(f"{event} {given}\\n")
        raise OSError("there is no network here")


open(os.environ["NETWORK_LOG"], "a").close()
sys.addaudithook(hear)
"""
