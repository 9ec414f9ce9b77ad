"""Serves farcall.interop.Peer with Python's grpcio until standard input ends.
Prints its port first, then a line for each call that was given up."""
import struct
import sys
import threading
from concurrent import futures

import grpc

CODES = {code.value[0]: code for code in grpc.StatusCode}


def varint(data, at):
    value, shift = 0, 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:
            return value, at
        shift += 7


def fields(data):
    """Number and value of each field: bytes, or a double."""
    at, found = 0, {}
    while at < len(data):
        tag, at = varint(data, at)
        if tag & 7 == 1:
            found[tag >> 3] = struct.unpack_from("<d", data, at)[0]
            at += 8
        else:
            length, at = varint(data, at)
            found[tag >> 3] = data[at : at + length]
            at += length
    return found


def mirror(context):
    kept = [p for p in context.invocation_metadata() if p[0].startswith("x-")]
    context.send_initial_metadata(kept)
    context.set_trailing_metadata(kept)


def echo(request, context):
    mirror(context)
    return request


def fail(request, context):
    asked = fields(request)
    mirror(context)
    message = asked.get(2, b"").decode()
    context.abort(CODES[int(asked[1])], message)


def hang(_request, context):
    gone = threading.Event()
    context.add_callback(gone.set)
    print("hanging", flush=True)
    gone.wait(20)
    print("given up", flush=True)
    return b""


HANDLERS = {"Echo": echo, "Fail": fail, "Hang": hang}
server = grpc.server(
    futures.ThreadPoolExecutor(max_workers=8),
    compression=grpc.Compression.Gzip if "gzip" in sys.argv else None,
)
server.add_generic_rpc_handlers(
    [
        grpc.method_handlers_generic_handler(
            "farcall.interop.Peer",
            {
                name: grpc.unary_unary_rpc_method_handler(handler)
                for name, handler in HANDLERS.items()
            },
        )
    ]
)
print(server.add_insecure_port("127.0.0.1:0"), flush=True)
server.start()
sys.stdin.read()
server.stop(0)
