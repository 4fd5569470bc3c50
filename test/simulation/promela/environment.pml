/* What nobody at work does, in a trace: clocks, campaigns, banks, backers. */

#ifdef TRACE

#define isOurs (lineStep[line] != LAST && (lineWhat[line] == NOBODY || lineWhat[line] == CANCEL))

proctype World() provided_
{
  byte p, n, j, a, what;
  bit isLate;
end:
  do
  :: atomic { isOurs -> goesOn
    a = lineA[line]; what = lineWhat[line]; n = item[0].number;
    if
    :: lineStep[line] == SEEN_TAKES -> takes = 1
    :: lineStep[line] == SEEN_ENDS -> takes = 0; stale = 1
    :: lineStep[line] == SEEN_KNOWN -> stale = 0
    :: lineStep[line] == SEEN_WAITED -> clock[0].waited = 1
    :: lineStep[line] == SEEN_AGED -> clock[0].age = a;
       if
       :: a == 3 -> d_step { forgetKeys() }
       :: a != 3
       fi
    :: lineStep[line] == SEEN_LATER -> clock[0].later = 1
    :: lineStep[line] == SEEN_MOVED -> moved()
    :: lineStep[line] == SEEN_PAID && account[0].status[a] == PAID
    :: lineStep[line] == SEEN_PAID && account[0].status[a] != PAID -> charge(a)
    :: lineStep[line] == SEEN_UNPAID -> account[0].status[a] = UNPAID; account[0].tried[a] = n
    :: lineStep[line] == SEEN_PENDING -> account[0].status[a] = PENDING
    :: lineStep[line] == SEEN_GONE -> account[0].status[a] = GONE
    :: lineStep[line] == SEEN_RELEASED && item[0].state == CONFIRMED && item[0].kind == SAVE ->
       item[0].state = RELEASED; moved()
    :: lineStep[line] == SEEN_RELEASING && item[0].state == CONFIRMED && item[0].kind != SAVE ->
       item[0].state = RELEASING; item[0].number = a; clock[0].age = 0; moved()
    :: else -> stuck = 1
    fi;
    line++; c_code { note(now.line); }
    p = 0; n = 0; j = 0; a = 0; what = 0 }
  od
}

init
{
  short each;
  atomic {
    c_code { readTraces(); };
    do
    :: c_expr { Pinit->each < traces - 1 } -> each++
    :: break
    od;
    c_code { now.line = startOf[Pinit->each]; };
    each = 0; late = 1;
    item[0].kind = lineA[line]; item[0].state = CONFIRMED; item[1].state = AT_REST;
    account[0].made = (item[0].kind == SAVE -> 0 : 1);
    account[0].status[1] = (item[0].kind == SAVE -> NONE : (item[0].kind == HOLD -> HELD : PAID));
    charges[0] = (item[0].kind == AHEAD -> 1 : 0);
    line++;
    c_code { note(now.line); };
    run World(); run Stripe(); run Worker(0); run Worker(1); run Worker(2); run Worker(3); run Worker(4)
  }
}

#endif
