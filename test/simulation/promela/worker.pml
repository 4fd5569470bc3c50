/* ---- A worker ---- */

/* What becomes of the message after a step. */
#define GO     0 /* it is worked on */
#define FINISH 1 /* all is written: it is deleted, unless the worker dies before that */
#define DONE   2 /* there was nothing to do */
#define BACK   3 /* the worker has failed: it is delivered again */

/* Workers are alike: one takes a message only while the one before it is busy. */
#define canTake (pc == IDLE && (me == 0 || at[me - 1] != 0))

#ifdef TRACE
#define canCollect(q) (q == 0 && (isOver(item[0].state) || item[0].state == CONFIRMED || \
  (item[0].state == COLLECTING && (!item[0].looked || clock[0].waited))))
#define canRelease(q) (q == 0 && (item[0].state == CONFIRMED || item[0].state == RELEASING))
#define canDun(q) (q == 0 && item[0].state == PAST_DUE)
#define canLook(q) (q == 0 && (item[0].state == PAST_DUE || item[0].state == COLLECTED || item[0].state == DROPPED))
#define canExchange(q) (q == 0 && item[0].state == CONFIRMED && item[0].kind == HOLD)
#define canRenew(q) (q == 0 && item[0].state == PAST_DUE)
/* Whatever else makes it due, it is looked for strays as well. */
#define looksForStrays(q) (item[q].doubted && clock[q].later)
#define mayRetry(q) takes
#define mayDrop(q) true
#else
/* A message that would find nothing to do yet is not delivered before. Pledges are alike, too: the
   first message is one of the first pledge. */
#define isTurn(q) (q == 0 || begun || item[0].kind != item[1].kind || item[0].state == AT_REST)
#define canCollect(q) (mail[q].collect && isTurn(q) && !(item[q].state == COLLECTING && item[q].looked && !clock[q].waited))
#define canRelease(q) (mail[q].release && isTurn(q))
#define canDun(q) (mail[q].dun && !(item[q].state == PAST_DUE && takes && !clock[q].retry && !clock[q].over))
#define canLook(q) (mail[q].look != 0 && !(item[q].state == COLLECTING && mail[q].collect))
#define canExchange(q) (exchanges > 0 && isTurn(q) && item[q].state == CONFIRMED && item[q].kind == HOLD)
#define canRenew(q) (renewals > 0 && item[q].state == PAST_DUE)
#define looksForStrays(q) (item[q].stray && clock[q].later)
#define mayRetry(q) (takes && clock[q].retry && !clock[q].over)
#define mayDrop(q) (!takes || clock[q].over)
#endif

/* The intent that the pledge names, or its hold. */
#define standingIntent (item[p].unpaid == 0 && k == HOLD -> 1 : item[p].unpaid)

/* A look has found that the attempt did nothing: the next one follows, or the campaign has ended. */
inline tryAgain(standing)
{
  if
  :: reads -> pc = NUMBER
  :: !takes && !(broken(BREAK_GO_ON) && i != 0) ->
     ans = (isGone -> DECLINED(0) : DECLINED(standing)); isGone = 0; i = 0; pc = RECORD
  :: !takes && broken(BREAK_GO_ON) && i != 0 -> pc = NUMBER
  fi
}

inline readForCollect()
{
  if
  :: item[p].state == CONFIRMED && k == AHEAD -> ans = TAKEN(1); pc = RECORD
  :: item[p].state == CONFIRMED && k != AHEAD && reads && broken(BREAK_FIRST) -> n = 1; u = (k == HOLD -> 1 : 0); first = 1; pc = CALL
  :: item[p].state == CONFIRMED && k != AHEAD && reads && !broken(BREAK_FIRST) -> started(); moved(); fresh[me] = 1; pc = CALL
  :: item[p].state == CONFIRMED && k != AHEAD && !takes -> out = DONE
  :: item[p].state == COLLECTING ->
     n = item[p].number; looked = item[p].looked;
     u = (item[p].replaces -> 0 : (item[p].unpaid == 0 && k == HOLD -> 1 : item[p].unpaid));
     if
     :: (clock[p].age > 0 && !broken(BREAK_TRUST)) || looked ->
        believed = looked || clock[p].age > 1 || broken(BREAK_BORDER); pc = STANDING
     :: (clock[p].age == 0 || broken(BREAK_TRUST)) && !looked && reads -> pc = CALL
     :: (clock[p].age == 0 || broken(BREAK_TRUST)) && !looked && !takes -> knows = 1; pc = STANDING
     fi
  :: isOver(item[p].state) && looksForStrays(p) -> pc = STRAYS
  :: else -> out = DONE
  fi
}

inline readForDun()
{
  if
  :: item[p].state == PAST_DUE && mayRetry(p) -> n = item[p].number; pc = RETRY
  :: item[p].state == PAST_DUE && mayDrop(p) -> n = item[p].number; u = item[p].unpaid; pc = ABANDON
  :: item[p].state != PAST_DUE -> out = DONE
  fi
}

inline readForLook()
{
  u = item[p].unpaid; n = item[p].state; pc = LOOKAT
}

inline readForRelease()
{
  if
  :: item[p].state == CONFIRMED || (broken(BREAK_RELEASE) && item[p].state == COLLECTING) -> pc = (k == SAVE -> END : BEGIN)
  :: item[p].state == RELEASING -> n = item[p].number; pc = (clock[p].age > 0 -> FIND : (k == AHEAD -> GIVE : FREE))
  :: else -> out = DONE
  fi
}

/* Its hold is to go, or is only looked at. */
inline readForExchange()
{
  u = 1;
  if
  :: pc = EXCHANGE
  :: account[p].status[1] == GONE -> ans = CANCELED; pc = CHANGE
  :: account[p].status[1] == PAID -> ans = TAKEN(1); pc = CHANGE
  fi
}

inline readForRenewal()
{
  n = item[p].number; u = item[p].unpaid;
  if
  :: account[p].status[u] == PAID -> ans = TAKEN(u); i = u; pc = PAY
  :: account[p].status[u] == GONE || u == 0 -> pc = REOPEN
  :: else -> out = DONE
  fi
}

#ifdef TRACE
#define BEGIN_WITH(message, can) \
  :: canTake && can(0) -> p = 0; what = message; at[me] = 1; fresh[me] = 1; k = item[0].kind; knew = takes || stale; \
     goesOn bind(message)
#define DELIVERED(flag) ;
#else
#define BEGIN_WITH(message, can) \
  :: canTake && some(can) -> choose(can); begun = 1; what = message; at[me] = p + 1; fresh[me] = 1; k = item[p].kind; \
     SAY(TOLD_RECEIVED, 0, 0)
#define DELIVERED(flag) if :: flag = 0 :: duplicates > 0 -> duplicates-- fi;
#endif

proctype Worker(byte me) provided_
{
  byte pc, p, what, n, u, i, j, k, ans, kept, out, tag, seen;
  bit looked, believed, first, isGone, knows, isLate;
#ifdef TRACE
  bit knew;
#endif
end:
  do
  :: atomic {
    if
    BEGIN_WITH(COLLECT, canCollect) DELIVERED(mail[p].collect) readForCollect()
    BEGIN_WITH(RELEASE, canRelease) DELIVERED(mail[p].release) readForRelease()
    BEGIN_WITH(DUN, canDun) DELIVERED(mail[p].dun) readForDun()
    BEGIN_WITH(LOOK, canLook)
#ifdef TRACE
       i = 1;
       do
       :: i < account[p].made -> i++
       :: break
       od;
#else
       if
       :: mail[p].look & 2 -> i = 1
       :: mail[p].look & 4 -> i = 2
       :: mail[p].look & 8 -> i = 3
       :: mail[p].look & 16 -> i = 4
       fi;
       if :: mail[p].look = mail[p].look & ~(1 << i) :: duplicates > 0 -> duplicates-- fi;
#endif
       readForLook()
    BEGIN_WITH(REPLACE, canExchange) ; spend(exchanges); readForExchange()
    BEGIN_WITH(RENEW, canRenew) ; spend(renewals); readForRenewal()
    :: pc != IDLE && may(crashes) -> spend(crashes); SAY(TOLD_CRASHED, 0, 0) out = BACK

    /* A request of any worker, and what it hears. */
    :: (pc >= CALL && pc <= GIVE) || pc == ANEW -> j = (pc == REOPEN || pc == ANEW -> 0 : (pc == FREE -> 1 : u));
       if
       :: pc == ABANDON && (u == 0 || broken(BREAK_DROP)) -> ans = CANCELED
       :: !(pc == ABANDON && (u == 0 || broken(BREAK_DROP))) -> seen = seenAs(pc); carryOut(pc);
          SEE(seen, namedBy(pc), ans)
          seen = 0;
          if
          :: ans == FAILED -> ans = LOST
          :: ans != FAILED && hears
          :: ans != FAILED && loses && may(faults) -> spend(faults); ans = LOST; SAY(TOLD_LOST, 0, 0)
          fi
       :: may(faults) -> spend(faults); ans = LOST; SAY(TOLD_NOT_SENT, 0, 0)
       :: may(faults) -> spend(faults); ans = REFUSED; SAY(TOLD_REFUSED, 0, 0)
       :: may(faults) && lateStep == 0 && mayBeGivenUp -> spend(faults); SAY(TOLD_UNDER_WAY, 0, 0)
          lateStep = pc; latePledge = p; lateNumber = n; lateIntent = j; lateKind = k; ans = LOST
       fi;
       j = 0;
       if
       :: ans == REFUSED -> out = BACK
       :: ans != REFUSED && (pc == CALL || pc == UNHOLD || pc == ANEW) ->
          if
          :: ans == LOST && broken(BREAK_DECLINE) -> ans = DECLINED(u); pc = RECORD
          :: ans == LOST && !first && broken(BREAK_NUMBER) -> ans = 0; pc = NUMBER
          :: ans == LOST && first && !broken(BREAK_DECLINE) -> out = BACK
          :: ans == LOST && !first && !broken(BREAK_DECLINE) && !broken(BREAK_NUMBER) -> ans = 0; believed = 0; pc = STANDING
          :: ans == CANCELED && !broken(BREAK_ANEW) -> ans = 0; isGone = 1; tryAgain(0)
          :: ans == CANCELED && broken(BREAK_ANEW) -> ans = 0; pc = ANEW
          :: isDeclined(ans) && pc == CALL && k == HOLD && u == 1 -> ans = 0; pc = UNHOLD
          :: isTaken(ans) || isWait(ans) || (isDeclined(ans) && !(pc == CALL && k == HOLD && u == 1)) ->
             pc = (broken(BREAK_FIRST) && item[p].state == CONFIRMED -> NUMBER : RECORD)
          fi
       :: ans != REFUSED && pc == ABANDON && ans == LOST -> ans = 0 /* looked at, and asked again */
       :: ans != REFUSED && pc == ABANDON && ans != LOST -> pc = (what == DUN -> DROP : PAY)
       :: ans != REFUSED && pc == FREE && ans != LOST -> pc = (isTaken(ans) -> GIVE : END); ans = 0
       :: ans != REFUSED && pc == GIVE && ans != LOST -> pc = END; ans = 0
       :: ans != REFUSED && (pc == FREE || pc == GIVE) && ans == LOST -> pc = FIND; ans = 0
       :: ans != REFUSED && pc == REOPEN && ans != LOST -> i = ABOUT(ans); pc = HAND; ans = 0
       :: ans != REFUSED && pc == EXCHANGE && ans != LOST -> pc = CHANGE
       :: ans == LOST && (pc == REOPEN || pc == EXCHANGE) -> out = BACK
       fi;
#ifdef TRACE
       heard = 0
#endif

    /* collect-pledge asks what became of the attempt. */
    :: pc == STANDING && u == 0 -> pc = LIST
    :: (pc == STANDING && u != 0) || pc == LIST ->
       if
       :: pc == STANDING -> i = u; SEE(SEEN_LOOK, i, account[p].status[i])
       :: pc == LIST -> i = account[p].made;
          do
          :: i > 0 && account[p].attempt[i] != n -> i--
          :: i == 0 || account[p].attempt[i] == n -> break
          od;
          SEE(SEEN_LIST, 0, 0)
       fi;
       if
       :: pc == STANDING && account[p].status[i] == GONE && !broken(BREAK_ANEW) -> i = 0; isGone = 1; tryAgain(0)
       :: pc == STANDING && account[p].status[i] == GONE && broken(BREAK_ANEW) -> i = 0; pc = LIST
       :: pc == STANDING && (account[p].status[i] == HELD || account[p].status[i] == MADE ||
            (account[p].status[i] == UNPAID && account[p].tried[i] < n)) -> i = 0; tryAgain(u)
#ifdef TRACE
       /* One that waits for its backer at the bank is taken for a failure, whoever tried it last. */
       :: account[p].status[i] == UNPAID && account[p].tried[i] < n -> ans = DECLINED(i); i = 0; pc = RECORD
#endif
       :: pc == LIST && account[p].status[i] == NONE && ((believed && looked) || broken(BREAK_ONE_LOOK)) -> tryAgain(standingIntent)
       :: pc == LIST && account[p].status[i] == NONE && !((believed && looked) || broken(BREAK_ONE_LOOK)) -> pc = DOUBT
       :: pc == LIST && account[p].status[i] == MADE -> tryAgain(i)
       :: pc == LIST && account[p].status[i] == GONE -> ans = DECLINED(0); i = 0; pc = RECORD
       :: account[p].status[i] == UNPAID && account[p].tried[i] >= n -> ans = DECLINED(i); i = 0; pc = RECORD
       :: account[p].status[i] == PENDING -> ans = WAIT(i); i = 0; pc = RECORD
       :: account[p].status[i] == PAID -> ans = TAKEN(i); i = 0; pc = RECORD
       fi

    /* reconcile-payment asks what became of an intent. */
    :: pc == LOOKAT ->
       if
       :: n == COLLECTING && account[p].status[i] == PAID -> mail[p].collect = 1; out = BACK
       :: n == COLLECTING && account[p].status[i] == GONE -> mail[p].collect = 1; out = DONE
       :: n == PAST_DUE && account[p].status[i] == PAID -> ans = TAKEN(i); pc = (i == u || u == 0 -> PAY : ABANDON)
       :: (n == COLLECTED || n == DROPPED) && account[p].status[i] == PAID && !account[p].back[i] && (i != item[p].charged || broken(BREAK_RETURN)) -> pc = RETURN
       :: else -> out = DONE
       fi;
       n = 0

    /* What is beside the pledge goes back. */
    :: pc == STRAYS -> i = account[p].made;
       do
       :: i > 0 ->
          mail[p].look = mail[p].look | (account[p].status[i] == PAID && !account[p].back[i] && i != item[p].charged -> 1 << i : 0);
          i--
       :: i == 0 -> break
       od;
       SEE(SEEN_STRAYS, 0, 0)
       item[p].stray = 0; out = FINISH
    :: pc == RETURN -> account[p].back[i] = 1; SEE(SEEN_RETURN, i, 0) out = FINISH

    /* release-pledge asks what became of its attempt. */
    :: pc == FIND -> SEE(SEEN_FIND, 0, 0)
       pc = (account[p].status[1] == GONE || account[p].back[1] -> END : NEXT)

    :: pc >= DOUBT && pc <= END && pc != PAY && !fresh[me] -> SAY(TOLD_STALE, 0, 0) out = BACK
    :: pc >= DOUBT && pc <= END && fresh[me] -> out = FINISH;
       if
       :: pc == DOUBT -> pending();
          if
          :: believed -> out = GO; tryAgain(standingIntent)
          :: !believed -> out = BACK
          fi
       :: pc == NUMBER -> n = (item[p].state == CONFIRMED -> 0 : n); started(); out = GO;
          pc = (broken(BREAK_FIRST) && ans != 0 -> RECORD : CALL)
       :: pc == RETRY -> started(); mail[p].collect = 1;
          item[p].unpaid = (broken(BREAK_RETRY) -> 0 : item[p].unpaid);
          if
          :: true
          :: may(crashes) -> spend(crashes); SAY(TOLD_CRASHED, 0, 0) mail[p].collect = 0; out = BACK
          fi
       :: pc == RECORD && isTaken(ans) -> SEE(SEEN_COLLECTED, ABOUT(ans), 0) ended(COLLECTED)
       :: pc == RECORD && isDeclined(ans) -> failed()
       :: pc == RECORD && isWait(ans) -> pending()
       :: pc == DROP && ans == CANCELED -> SEE(SEEN_DROPPED, 0, 0) ended(DROPPED)
       :: pc == DROP && isTaken(ans) -> SEE(SEEN_COLLECTED, ABOUT(ans), 0) ended(COLLECTED)
       :: pc == PAY -> ans = (ans == CANCELED -> TAKEN(i) : ans);
          SEE(SEEN_COLLECTED, ABOUT(ans), 0)
          ended(COLLECTED);
          out = (ABOUT(ans) == i -> FINISH : BACK)
       :: pc == HAND -> SEE(SEEN_RENEWED, i, 0) item[p].unpaid = i
       :: pc == CHANGE && ans == CANCELED -> SEE(SEEN_REPLACED, 0, 0) item[p].kind = SAVE
       :: pc == CHANGE && isTaken(ans) -> SEE(SEEN_COLLECTED, 1, 0) ended(COLLECTED)
       :: pc == BEGIN -> releasing(); out = GO; pc = (k == AHEAD -> GIVE : FREE)
       :: pc == NEXT -> releasing(); out = BACK
       :: pc == END -> SEE(SEEN_RELEASED, 0, 0) item[p].state = RELEASED; clock[p].age = 0
       fi;
       moved(); fresh[me] = 1
    :: pc == PAY && !fresh[me] -> out = (item[p].charged == i -> FINISH : BACK)
    fi;

    if
    :: out == FINISH && may(crashes) -> spend(crashes); SAY(TOLD_CRASHED, 0, 0) out = BACK
    :: true
    fi;
#ifndef TRACE
    if
    :: out == BACK && !broken(BREAK_ACK) ->
       mail[p].collect = mail[p].collect || what == COLLECT;
       mail[p].release = mail[p].release || what == RELEASE;
       mail[p].dun = mail[p].dun || what == DUN;
       mail[p].look = mail[p].look | (what == LOOK -> 1 << i : 0)
    :: else
    fi;
#endif
    if
    :: out == GO
    :: out != GO ->
       d_step {
         at[me] = 0; fresh[me] = 0; pc = IDLE; out = GO; p = 0; what = 0; n = 0; u = 0; i = 0; ans = 0; k = 0;
         looked = 0; believed = 0; first = 0; knows = 0; isGone = 0; tag = 0
#ifdef TRACE
         ;bound[me] = 0; knew = 0
#endif
       }
    fi }
  od
}
