"""`python -m xl_doorrekening`: the command line where scripts are not on the path."""

from xl_doorrekening.opdrachten.hoofd import start

start()
