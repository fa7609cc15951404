# SPDX-License-Identifier: Apache-2.0
# Compares where threads were seen with what the record of their fork says. Reads "record FORK PLACEMENT STATUS CPUS" and "seen
# FORK THREAD CPU ALLOWED", a line each time that a thread was looked at, and fails where they differ.

# The CPUs of a list as the kernel writes it, as keys.
function numbers(text, into,    parts, i, ends, cpu) {
  delete into
  for (i = split(text, parts, ","); i > 0; i--) {
    split(parts[i], ends, "-")
    for (cpu = ends[1]; cpu <= (ends[2] == "" ? ends[1] : ends[2]); cpu++) into[cpu + 0]
  }
}

/^record / { forks = $2; placement[$2] = $3; status[$2] = $4; recorded[$2] = $5 }

/^seen / {
  looks[$2]++
  if ($4 != $5) wrong[$2] = wrong[$2] ", bound to " $5 " and on " $4
  if (!(($2, $5) in known)) { known[$2, $5]; seen[$2] = seen[$2] "," $5 }
}

END {
  if (forks == 0) { print "no record was left"; exit 1 }
  for (fork = 1; fork <= forks; fork++) {
    if (status[fork] == "NOT_APPLICABLE") { printf "%-18s not applicable\n", placement[fork]; continue }
    seen[fork] = substr(seen[fork], 2)
    numbers(recorded[fork], said)
    numbers(seen[fork], real)
    for (cpu in real) if (!(cpu in said)) wrong[fork] = wrong[fork] ", " cpu " is not in the record"
    for (cpu in said) if (!(cpu in real)) wrong[fork] = wrong[fork] ", on " cpu " nothing was seen"
    if (looks[fork] == 0) wrong[fork] = wrong[fork] ", never looked at"
    printf "%-18s recorded on %s, seen on %s in %d looks%s\n", placement[fork], recorded[fork], seen[fork], looks[fork],
        wrong[fork] == "" ? "" : " WRONG" wrong[fork]
    failed = failed || wrong[fork] != ""
  }
  exit failed
}
