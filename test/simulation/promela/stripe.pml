/* ---- Stripe: what a request does there, and what is kept under its key ---- */

/* Money is taken with intent j. */
inline charge(j)
{
  account[p].status[j] = PAID;
  charges[p]++;
  /* Never of a pledge that was released or cancelled, nor of one that was not begun with. */
  holds(CHARGED_WHILE_DUE, item[p].state == COLLECTING || item[p].state == PAST_DUE || (isOver(item[p].state) && mayBeLate(p)))
  /* The attempt in the table explains it. */
  holds(WRITTEN_FIRST, account[p].attempt[j] <= item[p].number)
  /* Nobody is charged any more by whoever can know of the end of the campaign. */
  holds(CAMPAIGN_TAKES, takes || stale || what == NOBODY || isLate)
  /* At most one for each pledge. */
  holds(CHARGED_ONCE, charges[p] <= 1 || mayBeLate(p))
}

/* The bank's word on intent j, asked for attempt n. */
inline bank(j)
{
  if
  :: charge(j); ans = TAKEN(j)
  :: may(declines) -> spend(declines); account[p].status[j] = UNPAID; account[p].tried[j] = n; ans = DECLINED(j)
  :: may(processing) -> spend(processing); account[p].status[j] = PENDING; ans = WAIT(j)
  fi
}

inline make(s)
{
  j = account[p].made + 1; account[p].made = j;
  holds(FITS, j < INTENTS)
  account[p].status[j] = s
}

/* POST /v1/payment_intents with `confirm` */
inline create()
{
  if
  :: may(declines) -> spend(declines); ans = DECLINED(0) /* the card has left its Customer */
  :: make(MADE); account[p].attempt[j] = n;
     if
     :: bank(j)
     :: may(faults) -> ans = FAILED
     fi
  fi
}

/* POST /v1/payment_intents/j/confirm */
inline confirm()
{
  if
  :: account[p].status[j] == PAID -> ans = TAKEN(j)
  :: account[p].status[j] == PENDING -> ans = WAIT(j)
  :: account[p].status[j] == GONE -> ans = CANCELED
  :: account[p].status[j] == HELD -> ans = LOST
  :: account[p].status[j] == UNPAID || account[p].status[j] == MADE -> bank(j)
  :: may(declines) && (account[p].status[j] == UNPAID || account[p].status[j] == MADE) ->
     spend(declines); ans = DECLINED(j) /* refused without a charge */
  fi
}

/* POST /v1/payment_intents/1/capture */
inline capture()
{
  if
  :: account[p].status[1] == PAID -> ans = TAKEN(1)
  :: account[p].status[1] == GONE -> ans = CANCELED
  :: account[p].status[1] == HELD -> charge(1); ans = TAKEN(1)
  :: account[p].status[1] == HELD && may(declines) -> spend(declines); ans = DECLINED(1)
  fi
}

/* POST /v1/payment_intents/j/cancel */
inline cancel()
{
  if
  :: account[p].status[j] == PAID -> ans = (broken(BREAK_PAID) -> CANCELED : TAKEN(j))
  :: account[p].status[j] == PENDING -> ans = REFUSED
  :: account[p].status[j] != PAID && account[p].status[j] != PENDING -> account[p].status[j] = GONE; ans = CANCELED
  fi
}

#define isCreate(step) (step == ANEW || (step == CALL && j == 0))
#define isCapture(step) (step == CALL && j == 1 && k == HOLD)
#define isConfirm(step) (step == CALL && j != 0 && !isCapture(step))
#define isMain(step) (step == CALL || step == FREE || (step == GIVE && k == AHEAD))
#define isOther(step) (step == UNHOLD || step == REOPEN || step == ANEW || (step == GIVE && k == HOLD))

/* A request of attempt n about intent j is carried out. */
inline carryOut(step)
{
  if
  :: isMain(step) -> kept = account[p].main[n]
  :: isOther(step) -> kept = account[p].other[n]
  :: !isMain(step) && !isOther(step) /* cancelling once more changes nothing, whatever the key */
  fi;
  if
  :: kept != 0 -> ans = kept
  :: kept == 0 && may(faults) -> spend(faults); ans = FAILED
  :: kept == 0 ->
     if
     :: isCreate(step) -> create()
     :: isCapture(step) -> capture()
     :: isConfirm(step) -> confirm()
     :: step == REOPEN -> make(UNPAID); ans = TAKEN(j)
     :: step == GIVE -> account[p].back[1] = 1; ans = TAKEN(1)
     :: step == UNHOLD || step == EXCHANGE || step == ABANDON || step == FREE -> cancel()
     fi;
     if
     :: ans != FAILED
     :: may(faults) -> spend(faults); ans = FAILED
     fi
  fi;
  if
  :: isMain(step) && ans != REFUSED && ans != LOST -> account[p].main[n] = ans
  :: isOther(step) && ans != REFUSED -> account[p].other[n] = ans
  :: else
  fi;
  kept = 0
}

#define seenAs(step) \
  (isCapture(step) -> SEEN_CAPTURE : (isConfirm(step) -> SEEN_CONFIRM : (step == UNHOLD -> SEEN_UNHOLD : \
  (step == REOPEN -> SEEN_REOPEN : (step == EXCHANGE -> SEEN_EXCHANGE : (step == ABANDON -> SEEN_ABANDON : \
  (step == FREE -> SEEN_FREE : (step == GIVE -> SEEN_GIVE : SEEN_CREATE))))))))
/* Such a request names its attempt. */
#define namedBy(step) (step == ABANDON || step == EXCHANGE -> 0 : n)
