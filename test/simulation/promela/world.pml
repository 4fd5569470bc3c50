/* ---- Stripe by itself, and the backer ---- */

#define isIn(q, s) (account[q].status[1] == s || account[q].status[2] == s || account[q].status[3] == s || account[q].status[4] == s)
#define isPending(q) isIn(q, PENDING)
#define canPay(q) (item[q].unpaid != 0 && account[q].status[item[q].unpaid] == UNPAID)
#define canCancel(q) (isIn(q, HELD) || isIn(q, UNPAID))
#define pick(s) if :: account[p].status[1] == s -> j = 1 :: account[p].status[2] == s -> j = 2 :: account[p].status[3] == s -> j = 3 :: account[p].status[4] == s -> j = 4 fi

proctype Stripe() provided_
{
  byte p, n, j, k, ans, kept, what, tag, seen;
  bit isLate;
end:
  do
  :: atomic {
    if
    :: lateStep != 0 -> p = latePledge; n = lateNumber; j = lateIntent; k = lateKind; what = COLLECT; isLate = 1;
       SAY(TOLD_LATE, 0, 0)
       seen = seenAs(lateStep); carryOut(lateStep);
       SEE(seen, namedBy(lateStep), ans)
       lateStep = 0; latePledge = 0; lateNumber = 0; lateIntent = 0; lateKind = 0
#ifndef TRACE
    :: some(isPending) -> choose(isPending); pick(PENDING);
       if
       :: charge(j)
       :: may(declines) -> spend(declines); account[p].status[j] = UNPAID; account[p].tried[j] = account[p].attempt[j]
       fi
    :: webhooks > 0 && some(canPay) -> webhooks--; choose(canPay); j = item[p].unpaid;
       SAY(TOLD_BACKER, j, 0)
       charge(j);
       if
       :: mail[p].look = mail[p].look | (1 << j)
       :: true /* Stripe never tells */
       fi
    :: dashboard > 0 && some(canCancel) -> dashboard--; choose(canCancel);
       if
       :: pick(HELD)
       :: pick(UNPAID)
       fi;
       account[p].status[j] = GONE; SEE(SEEN_GONE, j, 0)
#endif
    fi;
    p = 0; n = 0; j = 0; k = 0; ans = 0; what = 0; isLate = 0; tag = 0; seen = 0 }
  od
}

#ifndef TRACE

/* ---- The clock, the creator, and whoever sends again what was lost ---- */

#define canWait(q) (item[q].looked && !clock[q].waited && nobodyAt(q) && !isPending(q) && noLate(q))
#define canAge(q) (clock[q].age == 0 && (item[q].state == COLLECTING || item[q].state == RELEASING))
#define canAgeMore(q) (nobodyAt(q) && ((clock[q].age == 1 && noLate(q)) || (clock[q].age == 2 && latePledge != q)))
#define canFollowUp(q) (item[q].state == PAST_DUE && !clock[q].retry && !clock[q].over)
#define canBeLater(q) (item[q].stray && !clock[q].later && nobodyAt(q) && lateStep == 0)
#define isMissed(q) (nobodyAt(q) && noMail(q) && !canFollowUp(q) && !broken(BREAK_SWEEP) && \
  (!isOver(item[q].state) || (item[q].stray && clock[q].later)))
#define canRest(q) (isOver(item[q].state) && item[q].state != AT_REST && !item[q].stray && nobodyAt(q) && noMail(q) && \
  (lateStep == 0 || latePledge != q))
#define canBeCancelled(q) (item[q].state == CONFIRMED)

/* What a pledge says at its end is what is at Stripe. Nothing of it is needed any more. */
inline rest()
{
  j = 1;
  do
  :: j < INTENTS -> kept = kept + (account[p].status[j] == PAID && !account[p].back[j] -> 1 : 0); j++
  :: j == INTENTS -> break
  od;
  j = item[p].charged;
  SAY(TOLD_AT_REST, kept, item[p].state)
  holds(ENDS_RIGHT, kept == (item[p].state == COLLECTED -> 1 : 0))
  holds(NAMES_THE_CHARGE, item[p].state != COLLECTED || (account[p].status[j] == PAID && !account[p].back[j]))
  forgetKeys(); forgetAttempts();
  j = 1;
  do
  :: j < INTENTS -> account[p].status[j] = NONE; account[p].back[j] = 0; j++
  :: j == INTENTS -> break
  od;
  item[p].state = AT_REST; item[p].kind = 0; item[p].number = 0; item[p].charged = 0; item[p].doubted = 0;
  account[p].made = 0; clock[p].later = 0; charges[p] = 0
}

proctype World()
{
  byte p, n, j, kept, what;
end:
  do
  :: atomic {
    if
    /* unknownOutcomeMs: who was at work then has ended, and so has what was under way. */
    :: some(canWait) -> choose(canWait); clock[p].waited = 1; SEE(SEEN_WAITED, 0, 0)
    :: ages > 0 && some(canAge) -> ages--; choose(canAge); clock[p].age = 1; SEE(SEEN_AGED, 1, 0)
    :: some(canAgeMore) -> choose(canAgeMore); clock[p].age++; SEE(SEEN_AGED, clock[p].age, 0)
       if
       :: clock[p].age == 3 -> d_step { forgetKeys() }
       :: clock[p].age != 3
       fi
    :: retries > 0 && some(canFollowUp) -> retries--; choose(canFollowUp); clock[p].retry = 1; mail[p].dun = 1; SAY(TOLD_FOLLOW_UP, 1, 0)
    :: some(canFollowUp) -> choose(canFollowUp); clock[p].over = 1; mail[p].dun = 1; SAY(TOLD_FOLLOW_UP, 2, 0)
    :: some(canBeLater) -> choose(canBeLater); clock[p].later = 1; SEE(SEEN_LATER, 0, 0)
    /* sweep-pledges and complete-settlement */
    :: some(isMissed) -> choose(isMissed);
       mail[p].collect = (item[p].state == CONFIRMED && takes) || item[p].state == COLLECTING || isOver(item[p].state);
       mail[p].release = (item[p].state == CONFIRMED && !takes) || item[p].state == RELEASING;
       mail[p].dun = item[p].state == PAST_DUE
    :: some(canRest) -> choose(canRest); d_step { rest() }
    /* The backer takes it back in the last moment. */
    :: cancellations > 0 && some(canBeCancelled) -> cancellations--; choose(canBeCancelled); what = CANCEL;
       if
       :: item[p].kind == SAVE -> item[p].state = RELEASED; SEE(SEEN_RELEASED, 0, 0)
       :: item[p].kind != SAVE -> releasing(); mail[p].release = 1
       fi;
       moved()
    /* The campaign is abandoned; some know it for some seconds more as it was. */
    :: takes && abandons > 0 -> abandons--; takes = 0; stale = 1; SEE(SEEN_ENDS, 0, 0)
       do
       :: p < PLEDGES ->
          mail[p].release = mail[p].release || item[p].state == CONFIRMED;
          mail[p].dun = mail[p].dun || item[p].state == PAST_DUE;
          p++
       :: p == PLEDGES -> break
       od
    :: stale && at[0] == 0 && at[1] == 0 -> stale = 0
    fi;
    p = 0; n = 0; j = 0; kept = 0; what = 0 }
  od
}

#endif
