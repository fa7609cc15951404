# SPDX-License-Identifier: Apache-2.0
# What Threadtoll lets a Python do. It is fed to the interpreter and leaves no file; it takes the standard library of Python
# 3.6 or later. Each line on standard input is a command, each answer one line of JSON on standard output. It ends with
# "stop", with its input, or after a while by itself. SOURCE is this text and COMMANDS the input, as whoever runs it sets them.
import heapq
import json
import os
import resource
import select
import signal
import socket
import subprocess
import sys
import threading
import time

LONGEST_LIFE_SECONDS = 120
FLAGS = ["-I", "-S", "-B"]

# The first argument is what reads this text: each further process is started as this one was.
BOOT = sys.argv[1]

# How long the other side of a socket takes to answer.
ANSWER_SECONDS = 0.002
LONGEST_MESSAGE = 64

# Bytecode and nothing else: no call, no allocation that lasts. Some hundred microseconds.
BYTECODE = """
def bytecode():
    x = 0
    for i in range(5000):
        x = (x * 31 + i) & 65535
"""
exec(BYTECODE)

clock = time.perf_counter


def say(answer):
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def hear():
    words = COMMANDS.readline().decode().split()
    if not words or words[0] == "stop":
        end()
    return words


def end():
    """Waits for all processes that were started: only then their CPU time is that of whoever started this one."""
    for own in sockets:
        own.close()
    for each in processes_started:
        each.stdin.close()
        each.wait()
    os._exit(0)


def who():
    """What this interpreter is."""
    import hashlib
    import platform
    try:
        import sysconfig
        variables = sysconfig.get_config_vars()
    except Exception:
        variables = {}
    try:
        import multiprocessing
        start_method = multiprocessing.get_all_start_methods()[0]
    except Exception:
        start_method = ""
    enabled = getattr(sys, "_is_gil_enabled", None)
    return {
        "implementation": platform.python_implementation(),
        "major": sys.version_info[0],
        "minor": sys.version_info[1],
        "micro": sys.version_info[2],
        "text": " ".join(sys.version.split()),
        "executable": os.path.realpath(sys.executable) if sys.executable else "",
        "buildFlags": str(variables.get("CONFIG_ARGS") or ""),
        "gilDisabled": bool(variables.get("Py_GIL_DISABLED")),
        "gilOn": bool(enabled()) if enabled else True,
        "switchIntervalNs": round(sys.getswitchinterval() * 1e9),
        "startMethod": start_method,
        "subinterpreters": interpreters() is not None,
        "hashReleases": sys.version_info >= (3, 12) or "openssl" in hashlib.sha256.__name__,
    }


def interpreters():
    """Makes interpreters with a GIL of their own, and lets one run a text; None where this version has none."""
    if sys.version_info < (3, 12):
        return None
    try:
        from concurrent import interpreters as public
        return public.create, lambda it, text: it.exec(text)
    except ImportError:
        pass
    try:
        import _interpreters as private
        return private.create, private.run_string
    except ImportError:
        pass
    try:
        import _xxsubinterpreters as oldest
        return lambda: oldest.create(isolated=True), oldest.run_string
    except ImportError:
        return None


class Child:
    """Another process of this script."""

    def __init__(self, descriptors=()):
        self.process = subprocess.Popen(
            [sys.executable] + FLAGS + ["-c", BOOT, BOOT],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=descriptors)
        processes_started.append(self.process)
        self.tell(str(len(SOURCE)) + "\n" + SOURCE)

    def tell(self, text):
        self.process.stdin.write(text.encode())
        self.process.stdin.flush()

    def hear(self):
        return json.loads(self.process.stdout.readline().decode())


processes_started = []
children = []
sockets = []
isolated = []
started = {}


def provide_children(count):
    """As many processes, the first of them alone, so that its start can be timed."""
    while len(children) < count:
        before = clock()
        more = [Child() for _ in range(count - len(children) if children else 1)]
        for child in more:
            child.tell("ping\n")
        for child in more:
            child.hear()
        started.setdefault("seconds", clock() - before)
        children.extend(more)


def provide_sockets(most):
    """Socket pairs whose other ends a process of its own answers."""
    if not sockets:
        pairs = [socket.socketpair() for _ in range(most)]
        others = [other.fileno() for _, other in pairs]
        child = Child(others)
        child.tell("answer " + " ".join(str(other) for other in others) + "\n")
        child.hear()
        for own, other in pairs:
            other.close()
            sockets.append(own)


def answer(*descriptors):
    """Answers each number of seconds that late with the time then, until all sockets are closed."""
    open_ones = [socket.socket(fileno=int(each)) for each in descriptors]
    say({})
    due = []
    while open_ones:
        left = max(0.0, due[0][0] - clock()) if due else None
        for each in select.select(open_ones, [], [], left)[0]:
            late = each.recv(LONGEST_MESSAGE)
            if late:
                heapq.heappush(due, (clock() + float(late.decode()), each.fileno(), each))
            else:
                open_ones.remove(each)
        while due and due[0][0] <= clock():
            heapq.heappop(due)[2].send(repr(clock()).encode())
    os._exit(0)


def unit(work, index):
    """What one worker does again and again."""
    if work == "BYTECODE":
        return bytecode
    if work == "HASHING":
        import hashlib
        buffer = bytes(1 << 20)
        return lambda: hashlib.sha256(buffer)
    return lambda: ask(sockets[index], ANSWER_SECONDS)


def ask(own, late):
    """Blocks until the answer is there; when that was sent."""
    own.send(repr(late).encode())
    return float(own.recv(LONGEST_MESSAGE).decode())


def until(end, do):
    start = clock()
    count = 0
    while clock() < end:
        do()
        count += 1
    return count, start, clock()


def switches():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_nvcsw + usage.ru_nivcsw


def ready_and_go():
    say({"ready": os.getpid()})
    hear()


def told(results, cpu, switched):
    say({
        "units": sum(each[0] for each in results),
        "wallSeconds": max(each[2] for each in results) - min(each[1] for each in results),
        "cpuSeconds": cpu,
        "switches": switched,
        "processStartSeconds": started.get("seconds", 0),
    })


def threads(work, workers, seconds, most):
    if work == "READING":
        provide_sockets(int(most))
    go = threading.Event()
    there = threading.Semaphore(0)
    results = []
    end = []

    def run(do):
        do()
        there.release()
        go.wait()
        results.append(until(end[0], do))

    team = [threading.Thread(target=run, args=(unit(work, i),), daemon=True) for i in range(int(workers))]
    for each in team:
        each.start()
    for each in team:
        there.acquire()
    ready_and_go()
    cpu, switched = time.process_time(), switches()
    end.append(clock() + float(seconds))
    go.set()
    for each in team:
        each.join()
    told(results, time.process_time() - cpu, switches() - switched)


def processes(work, workers, seconds, most):
    provide_children(int(workers))
    team = children[:int(workers)]
    for each in team:
        each.tell("one " + work + "\n")
    for each in team:
        each.hear()
    ready_and_go()
    # The clock is CLOCK_MONOTONIC, the same in all processes.
    end = clock() + float(seconds)
    for each in team:
        each.tell("go " + repr(end) + "\n")
    answers = [each.hear() for each in team]
    told([each["result"] for each in answers], sum(each["cpuSeconds"] for each in answers),
         sum(each["switches"] for each in answers))


def one(work):
    """A worker process's part."""
    do = unit(work, 0)
    do()
    say({})
    end = float(hear()[1])
    cpu, switched = time.process_time(), switches()
    result = until(end, do)
    say({"result": result, "cpuSeconds": time.process_time() - cpu, "switches": switches() - switched})


INTERPRETER = BYTECODE + """
import os, time
bytecode()
os.write(%(there)d, b"x")
while True:
    end = float(os.read(%(go)d, 64).decode())
    start = time.perf_counter()
    count = 0
    while time.perf_counter() < end:
        bytecode()
        count += 1
    os.write(%(result)d, ("%%d %%r %%r" %% (count, start, time.perf_counter())).encode())
"""


def provide_interpreters(count):
    """As many interpreters with a GIL and a thread each: where to tell it when to end, and where to hear what it did."""
    create, run = interpreters()
    while len(isolated) < count:
        there, go, result = os.pipe(), os.pipe(), os.pipe()
        text = INTERPRETER % {"there": there[1], "go": go[0], "result": result[1]}
        threading.Thread(target=run, args=(create(), text), daemon=True).start()
        os.read(there[0], 1)
        isolated.append((go[1], result[0]))


def subinterpreters(work, workers, seconds, most):
    provide_interpreters(int(workers))
    team = isolated[:int(workers)]
    ready_and_go()
    cpu, switched = time.process_time(), switches()
    end = repr(clock() + float(seconds)).encode()
    for go, _ in team:
        os.write(go, end)
    results = [[float(word) for word in os.read(result, 128).decode().split()] for _, result in team]
    told(results, time.process_time() - cpu, switches() - switched)


class Counter:
    v = 0


def give_one():
    return 1


def increment(counter, each):
    for _ in range(each):
        counter.v += 1


def increment_by_call(counter, each):
    for _ in range(each):
        counter.v += give_one()


def updates(how, workers, each, interval):
    """How many increments of an attribute get lost."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(float(interval))
    counter = Counter()
    body = increment if how == "plain" else increment_by_call
    team = [threading.Thread(target=body, args=(counter, int(each)), daemon=True) for _ in range(int(workers))]
    for thread in team:
        thread.start()
    for thread in team:
        thread.join()
    sys.setswitchinterval(usual)
    say({"lost": len(team) * int(each) - counter.v})


def waits(computing, reads, interval):
    """How long after its answer was sent each of some blocking reads returns, while so many threads compute."""
    provide_sockets(1)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(float(interval))
    over = threading.Event()

    def compute():
        while not over.is_set():
            bytecode()

    team = [threading.Thread(target=compute, daemon=True) for _ in range(int(computing))]
    for thread in team:
        thread.start()
    # To send takes the GIL back too, so the answer comes later than that.
    late = ANSWER_SECONDS + 2 * float(interval)
    took = []
    for _ in range(int(reads)):
        sent = ask(sockets[0], late)
        took.append(clock() - sent)
    over.set()
    for thread in team:
        thread.join()
    sys.setswitchinterval(usual)
    say({"seconds": took})


def main():
    # Nobody is left behind, whatever happens to whoever gave the commands.
    signal.alarm(LONGEST_LIFE_SECONDS)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    does = {
        "who": lambda: say(who()), "ping": lambda: say({}), "answer": answer, "one": one, "threads": threads,
        "processes": processes, "subinterpreters": subinterpreters, "updates": updates, "waits": waits,
    }
    while True:
        words = hear()
        does[words[0]](*words[1:])


main()
