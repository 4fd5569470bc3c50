/*
 * The model held against what was observed: a step that can be seen from outside is taken only when
 * it is the next line of the trace, by the same kind of worker, in the same invocation, with the same
 * outcome. A trace can be followed when some order of the model's steps comes to its last line; what
 * cannot be seen (what a worker has read when, whether a request never left) may be any way. An
 * assertion that fails in between is a way that leads nowhere.
 *
 * Lines come from the file that TRACES names: seven numbers each, step, what, a, b,
 * tag, heard, and how many messages about the pledge its invocation may have handled at once. A
 * trace begins with the step 0, whose `a` is the kind of the pledge, and ends with the step 255.
 */

#define LINES 30000
#define LAST  255
/* How many lines before its first one an invocation may have begun to read. */
#define READS_AHEAD 12

hidden byte lineStep[LINES];
hidden byte lineWhat[LINES];
hidden byte lineA[LINES];
hidden byte lineB[LINES];
hidden byte lineTag[LINES];
hidden byte lineHeard[LINES];
hidden byte lineMany[LINES];

short line;          /* the next one */
bit stuck;           /* a way that leads nowhere, or not on */
byte heard;          /* whether the answer to the request of this step arrived: 2 is perhaps */
byte bound[WORKERS]; /* which invocation a worker is */

c_decl {
  extern short traces, traceOf[], startOf[], furthest[];
  extern char followed[];
  extern void readTraces(void);
  extern void note(int);
}

c_code {
  short traces, traceOf[30000], startOf[30000], furthest[30000];
  char followed[30000];

  static void tellTraces(void)
  {
    for (int each = 0; each < traces; each++)
      printf("trace %d %s line %d\n", each, followed[each] ? "followed to" : "stuck at",
        furthest[each] - startOf[each]);
  }

  void readTraces(void)
  {
    int step, what, a, b, tag, wasHeard, many, at = 0;
    FILE *file = fopen(getenv("TRACES"), "r");
    if (!file) { printf("No traces.\n"); exit(2); }
    while (fscanf(file, "%d %d %d %d %d %d %d", &step, &what, &a, &b, &tag, &wasHeard, &many) == 7) {
      if (at >= 30000 - 16) { printf("Too many lines.\n"); exit(2); }
      if (step == 0) { startOf[traces] = at; furthest[traces] = at + 1; traces++; }
      lineStep[at] = step; lineWhat[at] = what; lineA[at] = a; lineB[at] = b;
      lineTag[at] = tag; lineHeard[at] = wasHeard; lineMany[at] = many; traceOf[at] = traces - 1;
      at++;
    }
    fclose(file);
    atexit(tellTraces);
  }

  void note(int at)
  {
    int trace = traceOf[at];
    if (at > furthest[trace]) furthest[trace] = at;
    if (lineStep[at] == 255) followed[trace] = 1;
  }
}

/* A trace that was followed once need not be followed in another way. */
#define goesOn \
  if \
  :: c_expr { followed[traceOf[now.line]] } -> stuck = 1 \
  :: c_expr { !followed[traceOf[now.line]] } \
  fi;
#define SEE(step, first, second) \
  goesOn \
  if \
  :: lineStep[line] == step && lineWhat[line] == what && lineA[line] == first && \
     lineB[line] == second && (tag == 0 || tag == lineTag[line]) -> \
     heard = lineHeard[line]; line++; c_code { note(now.line); } \
  :: else -> stuck = 1 \
  fi;
#define SAY(step, first, second)
#define may(budget) true
#define spend(budget) skip
#define hears heard != 0
#define loses heard != 1
#define provided_ provided (!stuck)
/* A request may take minutes to arrive: what its campaign takes by then says nothing of its sender. */
#define holds(property, condition) \
  if \
  :: property == CAMPAIGN_TAKES || (condition) \
  :: else -> stuck = 1 \
  fi;

/* Nobody begins who is not seen soon: anybody else would do nothing. */
#define handlers(one) ((bound[0] == one) + (bound[1] == one) + (bound[2] == one) + (bound[3] == one) + (bound[4] == one))
inline bind(message)
{
  j = 0;
  do
  :: j < READS_AHEAD && lineStep[line + j] != LAST && lineWhat[line + j] == message && handlers(lineTag[line + j]) < lineMany[line + j] ->
     tag = lineTag[line + j]; bound[me] = tag; break
  :: j < READS_AHEAD && lineStep[line + j] != LAST -> j++
  :: j == READS_AHEAD || lineStep[line + j] == LAST -> stuck = 1; break
  od;
  j = 0
}
