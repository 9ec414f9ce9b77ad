"""Makes calls with Python's grpcio, as standard input tells, and prints how
each one ended: one line of JSON per call, in the order of the calls."""
import json
import sys

import grpc


def same(data):
    return data


def pairs(metadata):
    return [
        [key, list(value) if isinstance(value, bytes) else value]
        for key, value in (metadata or [])
    ]


def make(channel, call):
    method = channel.unary_unary(
        call["path"], request_serializer=same, response_deserializer=same
    )
    metadata = [
        (key, bytes(value) if isinstance(value, list) else value)
        for key, value in call.get("metadata", [])
    ]
    return method.with_call, metadata


def run(channel, call):
    method, metadata = make(channel, call)
    try:
        reply, ended = method(
            bytes.fromhex(call["body"]),
            timeout=call.get("timeout"),
            metadata=metadata,
        )
    except grpc.RpcError as error:
        reply, ended = b"", error
    return {
        "code": ended.code().name,
        "details": ended.details() or "",
        "body": reply.hex(),
        "headers": pairs(ended.initial_metadata()),
        "trailers": pairs(ended.trailing_metadata()),
    }


order = json.load(sys.stdin)
gzip = grpc.Compression.Gzip if order.get("gzip") else None
with grpc.insecure_channel(order["target"], compression=gzip) as channel:
    for call in order["calls"]:
        print(json.dumps(run(channel, call)), flush=True)
