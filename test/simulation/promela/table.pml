/* ---- The table: a write is refused to whoever has an old version ---- */

inline moved()
{
  if
  :: !broken(BREAK_CONDITION) ->
     fresh[0] = fresh[0] && at[0] != p + 1;
     fresh[1] = fresh[1] && at[1] != p + 1;
#ifdef TRACE
     fresh[2] = fresh[2] && at[2] != p + 1;
     fresh[3] = fresh[3] && at[3] != p + 1;
     fresh[4] = fresh[4] && at[4] != p + 1
#else
     skip
#endif
  :: broken(BREAK_CONDITION)
  fi
}

/* Nobody has an earlier attempt in hand any more: what Stripe keeps of it is not asked for again. */
#define nobodyElseAt(q) ((me == 0 || at[0] != q + 1) && (me == WORKERS - 1 || at[WORKERS - 1] != q + 1))
inline forgetKeys()
{
  j = 1;
  do
  :: j < ATTEMPTS -> account[p].main[j] = 0; account[p].other[j] = 0; j++
  :: j == ATTEMPTS -> break
  od;
  j = 0
}
inline forgetAttempts()
{
  j = 1;
  do
  :: j < INTENTS -> account[p].attempt[j] = 0; account[p].tried[j] = 0; j++
  :: j == INTENTS -> break
  od;
  j = 0
}

/* A request is under way that would make an intent: its key has no answer yet. */
#define mayStillMake(q) \
  (lateStep == CALL && latePledge == q && lateIntent == 0 && account[q].main[lateNumber] == 0)

/* PledgeCollectionStarted: about no intent before it, the one that was made, or the one that stands */
inline started()
{
  /* Never another number while it is not known what became of the last one. */
  holds(NUMBER_AFTER_ANSWER, !mayStillMake(p) || late)
  n++;
  SEE(SEEN_STARTED, n, 0)
  holds(FITS, n < ATTEMPTS)
  item[p].state = COLLECTING; item[p].number = n; item[p].looked = 0; item[p].replaces = isGone;
  item[p].unpaid = (i == 0 -> item[p].unpaid : i);
  u = (isGone -> 0 : (item[p].unpaid == 0 && k == HOLD -> 1 : item[p].unpaid));
  clock[p].waited = 0; clock[p].age = 0; clock[p].retry = 0;
  i = 0; looked = 0; isGone = 0; first = 1;
#ifndef TRACE
  if
  :: nobodyElseAt(p) && latePledge != p -> d_step { forgetKeys(); forgetAttempts() }
  :: else
  fi
#endif
}

/* PledgeCollectionPending; where nothing can be late, whoever looks for strays would find none. */
inline pending()
{
  SEE(SEEN_DOUBTED, 0, 0)
  item[p].looked = 1; item[p].doubted = late; clock[p].waited = 0; looked = 1
}

/* PledgeCollected, PledgeDropped */
inline ended(s)
{
  item[p].state = s; item[p].unpaid = 0; item[p].looked = 0; item[p].replaces = 0;
  item[p].charged = (isTaken(ans) -> ABOUT(ans) : 0);
  item[p].stray = item[p].doubted && !broken(BREAK_STRAYS);
  clock[p].waited = 0; clock[p].age = 0; clock[p].retry = 0; clock[p].over = 0
}

/* PledgePaymentFailed */
inline failed()
{
  SEE(SEEN_FAILED, ABOUT(ans), 0)
  item[p].state = PAST_DUE; item[p].unpaid = ABOUT(ans); item[p].looked = 0; item[p].replaces = 0;
  clock[p].waited = 0; clock[p].age = 0
}

/* PledgeReleaseStarted */
inline releasing()
{
  n++;
  SEE(SEEN_RELEASING, n, 0)
  holds(FITS, n < ATTEMPTS)
  item[p].state = RELEASING; item[p].number = n; clock[p].age = 0
}
