"""What the portal may say. These files are the only ones of the portal that read the ledger's rows.

They name the columns they take: organs, words of the notice, states, days, figures. Officers, reports,
grounds, drafts and questions have no place in any value defined here, so no page can show them.
"""
