### referral: referrals from prisons and by hand.
### All keys begin with referral-.
