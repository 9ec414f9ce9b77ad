"""How does a program ask another machine for a greeting?"""

import grpc
from greeter_pb2 import HelloRequest
from greeter_pb2_grpc import GreeterStub


def greet() -> str:
    address = "server:50051"
    with grpc.insecure_channel(address) as channel:
        greeter = GreeterStub(channel)
        reply = greeter.Hello(HelloRequest(name="Ada"), timeout=1)
    return reply.text
