"""The ledger (工作台账): the notice's tasks, who answers for them, and the evidence that they are done."""
